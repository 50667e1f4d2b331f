/** Writes a first campus file, by asking. */
import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { stringify } from 'yaml';
import { z } from 'zod/v4';
import { parseCampus } from '../../campus-file/index.js';
import { loadReadings } from '../../campus-file/data.js';
import { FORMAT, idOf } from '../../campus-file/schema.js';
import { FaultyFileError } from '../../support/faults.js';
import { readReadings } from '../../readings/index.js';
import { fileTrouble, UnusableError } from '../../support/failure.js';
import { writeNewFile } from '../../support/given-file.js';
import { zoneOffset } from '../../support/time-zone.js';
import { answer, type Answer } from '../answer.js';
import type { Terminal } from '../ask.js';

const newShape = z.strictObject({ file: z.string() });

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
): Promise<Answer<typeof newShape>> {
  if (existsSync(path))
    throw new UnusableError(`${path} is there already; name another file, or edit it`);
  const ask = asker(terminal);
  const so = (answers: Partial<Answers>): string | null => faultOf({ ...USUAL, ...answers }, path);
  const name =
    wish.name ??
    (await ask('What is the campus called?', 'My campus', '--name', (said) => so({ name: said })));
  const timeZone =
    wish.timeZone ??
    (await ask('Its time zone?', 'Asia/Bangkok', undefined, (said) => so({ timeZone: said })));
  const retail =
    wish.retail ??
    (await ask(
      'What does the utility take for a kWh, THB?',
      '4.20',
      undefined,
      (said) => numberFault(said) ?? so({ retail: said, feedIn: '0' }),
    ));
  const feedIn =
    wish.feedIn ??
    (await ask(
      'And what does it pay for one, THB?',
      '2.20',
      undefined,
      (said) => numberFault(said) ?? so({ retail, feedIn: said }),
    ));
  const asked = { name, timeZone, retail, feedIn };
  const buildings =
    wish.building?.map(parseBuilding) ??
    (await askForBuildings(ask, dirname(path), timeZone, (some) =>
      so({ ...asked, buildings: some }),
    ));
  const text = textOf({ name, timeZone, retail, feedIn, buildings });
  try {
    loadReadings(parseCampus(text, path));
  } catch (error) {
    if (!(error instanceof FaultyFileError)) throw error;
    throw new FaultyFileError(error.faults.map((fault) => `${fault} (${path} was not written)`));
  }
  writeNewFile(path, text);
  const next = `"npm start -- --campus ${path}" replays it, "grid campus plan ${path}" compares a chain with it.`;
  return answer(newShape, { file: path }, `Wrote ${path}. ${next}`);
}

/** What is wrong with an answer, or null. */
type Fault = (said: string) => string | null;
type Ask = (question: string, usual: string, option?: string, fault?: Fault) => Promise<string>;

/** Asks until the answer is one; where there is no terminal, what is usual has to do. */
function asker(terminal: Terminal): Ask {
  return async (question, usual, option, fault = () => null) => {
    if (!terminal.isTerminal) {
      if (option === undefined) return usual;
      throw new UnusableError(`there is no terminal to ask at: give ${option}`);
    }
    for (;;) {
      const said = (await terminal.ask(`${question} [${usual}] `)).trim() || usual;
      const wrong = fault(said);
      if (wrong === null) return said;
      terminal.say(`  ${wrong}`);
    }
  };
}

const numberFault: Fault = (said) =>
  /^\d+(\.\d+)?$/.test(said) ? null : `${JSON.stringify(said)} is no number such as 43.5`;
/** @param wrong what is wrong with a campus of such buildings, or null */
async function askForBuildings(
  ask: Ask,
  folder: string,
  timeZone: string,
  wrong: (buildings: readonly BuildingWish[]) => string | null,
): Promise<BuildingWish[]> {
  const found: BuildingWish[] = [];
  for (;;) {
    const isFirst = found.length === 0;
    const name = await ask(
      isFirst ? 'The first building?' : 'Another building, or "done"?',
      isFirst ? 'Library' : 'done',
      '--building',
      (said) =>
        said === 'done' && !isFirst ? null : wrong([...found, { ...NOTHING, name: said }]),
    );
    if (name === 'done' && !isFirst) return found;
    const so = (more: Partial<BuildingWish>): string | null =>
      wrong([...found, { ...NOTHING, name, ...more }]);
    const pv = await ask(
      `PV on ${name}, kWp? 0 for none.`,
      '0',
      undefined,
      (said) => numberFault(said) ?? so({ pv: said }),
    );
    const connection = await ask(
      `What does its connection carry, kW?`,
      '100',
      undefined,
      (said) => numberFault(said) ?? so({ pv, connection: said }),
    );
    const file = await ask(
      'A CSV or Green Button file with its readings? "none" if a head-end reads it.',
      'none',
      undefined,
      (said) =>
        said === 'none'
          ? null
          : (readingsFault(said, folder, timeZone) ?? so({ pv, connection, file: said })),
    );
    found.push({ name, pv, connection, file });
  }
}

/** What is wrong with a file of readings, seen from where the campus file goes. */
function readingsFault(file: string, folder: string, timeZone: string): string | null {
  try {
    readReadings(resolve(folder, file), Number(zoneOffset(timeZone)), undefined, file);
    return null;
  } catch (error) {
    if (!(error instanceof UnusableError)) throw error;
    return fileTrouble(error) ? `${file}: ${fileTrouble(error)}` : error.message;
  }
}

function parseBuilding(text: string): BuildingWish {
  const [name = '', pv = '', connection = '', ...file] = text.split(':');
  if (name && pv && connection) return { name, pv, connection, file: file.join(':') || 'none' };
  throw new UnusableError(
    `--building ${JSON.stringify(text)} is not like Library:20:43.5:library.csv (name, kWp, kW, readings)`,
  );
}

interface Answers {
  readonly name: string;
  readonly timeZone: string;
  readonly retail: string;
  readonly feedIn: string;
  readonly buildings: readonly BuildingWish[];
}

const NOTHING: BuildingWish = { name: 'Library', pv: '0', connection: '100', file: 'none' };
/** What is right, and stands for what has not been asked yet. */
const USUAL: Answers = {
  ...{ name: 'Campus', timeZone: 'Asia/Bangkok', retail: '4.20', feedIn: '2.20' },
  buildings: [NOTHING],
};

/** What is wrong with the file that answers would make, or null: asked again at once, nothing that was said is lost. */
function faultOf(answers: Answers, path: string): string | null {
  try {
    loadReadings(parseCampus(textOf(answers), path));
    return null;
  } catch (error) {
    if (!(error instanceof FaultyFileError)) throw error;
    const [fault = ''] = error.faults;
    return fault.replace(/^.*?:\d+:\d+: /, '');
  }
}

const number = (text: string): string | number =>
  /^\d+(\.\d+)?$/.test(text) ? Number(text) : text;

function textOf({ name, timeZone, retail, feedIn, buildings }: Answers): string {
  const document = {
    format: FORMAT,
    name,
    timeZone,
    tariff: {
      unit: 'THB',
      thbPerGrid: number(retail),
      periods: [{ feedIn: number(feedIn), retail: number(retail) }],
    },
    buildings: buildings.map((building, at) => {
      const own = idOf(building);
      // A name without Latin letters makes no word.
      const id = /^[A-Za-z]/.test(own) ? own : `Building${at + 1}`;
      return {
        name: building.name,
        ...(id === own ? {} : { id }),
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
