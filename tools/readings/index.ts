/** Readings as people have them: CSV and Green Button in. */
import { FaultyFileError, faultAt } from '../support/faults.js';
import { readGivenFile } from '../support/given-file.js';
import { readCsv } from './csv.js';
import { isXml, readGreenButton } from './green-button.js';
import type { CsvMapping } from './mapping.js';
import type { Series } from './model.js';

/**
 * @param mapping of the columns of a CSV file; as the headings say unless given
 * @param offsetMinutes of local times that do not say how far from UTC they are
 * @param name how faults call the file
 * @throws FaultyFileError naming the line, or the cell, and what to do; UnusableError without such a file
 */
export function readReadings(
  path: string,
  offsetMinutes: number,
  mapping?: CsvMapping,
  name = path,
): Series {
  const bytes = readGivenFile(path);
  if (!isXml(bytes)) return readCsv(bytes, name, offsetMinutes, mapping);
  const { time, columns = {}, where } = mapping ?? {};
  if (time !== undefined || where || Object.keys(columns).length > 0) {
    const problem = 'Green Button says itself what it counts, and has no columns; leave them out';
    throw new FaultyFileError([faultAt(name, null, problem)]);
  }
  return readGreenButton(bytes, name, offsetMinutes);
}
