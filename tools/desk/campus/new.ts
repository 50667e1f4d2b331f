/** Writes a first campus file, by asking. */
import { existsSync, writeFileSync } from 'node:fs';
import { stringify } from 'yaml';
import { parseCampus } from '../../campus-file/index.js';
import { loadReadings } from '../../campus-file/data.js';
import { FORMAT } from '../../campus-file/schema.js';
import { FaultyFileError } from '../../support/faults.js';
import { UnusableError } from '../../support/failure.js';
import type { Terminal } from '../ask.js';

export interface CampusWish {
  readonly name?: string | undefined;
  readonly timeZone?: string | undefined;
  readonly feedIn?: string | undefined;
  readonly retail?: string | undefined;
  /** `Library:20:43.5:library.csv`: name, kWp, kW of the connection, and perhaps a file of readings. */
  readonly building?: readonly string[] | undefined;
}

interface BuildingWish {
  readonly name: string;
  readonly pv: string;
  readonly connection: string;
  readonly file: string;
}

/**
 * Asks for what `wish` leaves out, and writes the file if it is right.
 * @throws UnusableError if the file is there, or there is nobody to ask; FaultyFileError naming what is wrong, and nothing is written
 */
export async function newCampus(
  path: string,
  wish: CampusWish,
  terminal: Terminal,
): Promise<string> {
  if (existsSync(path))
    throw new UnusableError(`${path} is there already; name another file, or edit it`);
  const ask = asker(terminal);
  const name = wish.name ?? (await ask('What is the campus called?', 'My campus', '--name'));
  const timeZone = wish.timeZone ?? (await ask('Its time zone?', 'Asia/Bangkok'));
  const retail = wish.retail ?? (await ask('What does the utility take for a kWh, THB?', '4.20'));
  const feedIn = wish.feedIn ?? (await ask('And what does it pay for one, THB?', '2.20'));
  const buildings = wish.building?.map(parseBuilding) ?? (await askForBuildings(ask));
  const text = textOf({ name, timeZone, retail, feedIn, buildings });
  const campus = parseCampus(text, path);
  try {
    loadReadings(campus);
  } catch (error) {
    if (!(error instanceof FaultyFileError)) throw error;
    throw new FaultyFileError(error.faults.map((fault) => `${fault} (${path} was not written)`));
  }
  writeFileSync(path, text, { flag: 'wx' });
  return text;
}

type Ask = (question: string, usual: string, option?: string) => Promise<string>;

function asker(terminal: Terminal): Ask {
  return async (question, usual, option) => {
    if (!terminal.isTerminal) {
      if (option === undefined) return usual;
      throw new UnusableError(`there is no terminal to ask at: give ${option}`);
    }
    const said = (await terminal.ask(`${question} [${usual}] `)).trim();
    return said || usual;
  };
}

async function askForBuildings(ask: Ask): Promise<BuildingWish[]> {
  const found: BuildingWish[] = [];
  for (;;) {
    const usual = found.length === 0 ? 'Library' : 'done';
    const name = await ask(
      found.length === 0 ? 'The first building?' : 'Another building, or "done"?',
      usual,
      '--building',
    );
    if (name === 'done') return found;
    found.push({
      name,
      pv: await ask(`PV on ${name}, kWp? 0 for none.`, '0'),
      connection: await ask(`What does its connection carry, kW?`, '100'),
      file: await ask(
        'A CSV or Green Button file with its readings? "none" if a head-end reads it.',
        'none',
      ),
    });
  }
}

function parseBuilding(text: string): BuildingWish {
  const [name = '', pv = '', connection = '', ...file] = text.split(':');
  if (name && pv && connection) return { name, pv, connection, file: file.join(':') || 'none' };
  throw new UnusableError(
    `--building ${JSON.stringify(text)} is not like Library:20:43.5:library.csv (name, kWp, kW, readings)`,
  );
}

const number = (text: string): string | number =>
  /^\d+(\.\d+)?$/.test(text) ? Number(text) : text;

function textOf({
  name,
  timeZone,
  retail,
  feedIn,
  buildings,
}: {
  readonly name: string;
  readonly timeZone: string;
  readonly retail: string;
  readonly feedIn: string;
  readonly buildings: readonly BuildingWish[];
}): string {
  const document = {
    format: FORMAT,
    name,
    timeZone,
    tariff: {
      unit: 'THB',
      thbPerGrid: number(retail),
      periods: [{ feedIn: number(feedIn), retail: number(retail) }],
    },
    buildings: buildings.map((building) => {
      const id = building.name.replace(/[^A-Za-z0-9-]/g, '') || 'meter';
      return {
        name: building.name,
        public: false,
        ...(building.pv === '0' ? {} : { pv: `${building.pv} kWp` }),
        connection: `${building.connection} kW`,
        meters: [
          {
            id: `${id}-1`,
            ...(building.file === 'none' ? {} : { readings: { file: building.file } }),
          },
        ],
      };
    }),
  };
  const head =
    '# A campus: "grid campus check" says whether it is right, "npm start -- --campus" replays it,\n# "grid campus plan" and "apply" bring it to a chain. Fields: tools/campus-file/README.md\n';
  return `${head}${stringify(document)}`;
}
