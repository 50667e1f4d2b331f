/** An API that serves the page of a folder, as a process of its own: jest cannot load what sends files. */
import { scene } from './support.js';

const [folder = ''] = process.argv.slice(2);
const at = await scene({ days: 1, page: { folder, nodes: ['ws://127.0.0.1:9944/path'] } });
console.log(at.api.url);
