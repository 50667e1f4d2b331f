import SqliteFile = require('better-sqlite3');
export = SqliteFile;
