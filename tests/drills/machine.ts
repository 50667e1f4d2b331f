/** One organisation's machine: a folder that stands for its disk, a shell, and systemd with one unit. */
import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { stopProcess } from '../../tools/node/process.js';
import { ROOT } from '../../tools/support/root.js';
import { freePort } from '../node/support.js';
import type { Block } from './page.js';

const UNIT = 'tools/operations/deploy/campus-grid.service';
const START_TIMEOUT_MS = 60_000;
/** Folders of a disk that the page names. */
const DISK = ['/var/lib/campus-grid', '/etc/'];

/** What the shell finds in place of programs that need another machine than this. */
const PROGRAMS = `
npm() { shift 3; node "$REPO/tools/grid.mjs" "$@"; }
install() { mkdir -p "\${@: -1}"; }
chown() { :; }
systemctl() { echo "$@" >>"$SYSTEMD"; while [ -s "$SYSTEMD" ]; do sleep 0.1; done; }
`;

export interface Answer {
  readonly code: number;
  readonly output: string;
}

interface Ports {
  readonly rpc: number;
  readonly p2p: number;
  readonly metrics: number;
}

export class Machine {
  /** What the node says its peers know it by; once keys are made. */
  peerId = '';
  private node: ChildProcess | null = null;
  private readonly log: string;

  private constructor(
    readonly name: string,
    private readonly root: string,
    private readonly ports: Ports,
  ) {
    this.log = join(root, 'node.log');
  }

  static async make(name: string, folder: string): Promise<Machine> {
    const root = join(folder, name);
    mkdirSync(join(root, 'home/campus-grid'), { recursive: true });
    mkdirSync(join(root, 'etc/campus-grid'), { recursive: true });
    mkdirSync(join(root, 'etc/systemd/system'), { recursive: true });
    const [rpc, p2p, metrics] = [await freePort(), await freePort(), await freePort()];
    return new Machine(name, root, { rpc, p2p, metrics });
  }

  get url(): string {
    return `ws://127.0.0.1:${this.ports.rpc}`;
  }

  /** A path of the page, or one relative to where its commands run. */
  path(name: string): string {
    return name.startsWith('/') ? join(this.root, name) : join(this.root, 'home/campus-grid', name);
  }

  /** What others write into their `--reserved-nodes`. */
  get address(): string {
    return `/dns/${this.name}.example/tcp/30333/p2p/${this.peerId}`;
  }

  /** Writes the unit as the page says: its name, and addresses of all the others. */
  installUnit(others: readonly Machine[]): void {
    const lines = readFileSync(join(ROOT, UNIT), 'utf8').split('\n');
    const first = lines.findIndex((line) => line.includes('--reserved-nodes'));
    const kept = lines.filter((line) => !line.includes('--reserved-nodes'));
    kept.splice(first, 0, ...others.map(({ address }) => `  --reserved-nodes ${address} \\`));
    writeFileSync(this.unitFile, kept.join('\n').replace('--name erc', `--name ${this.name}`));
  }

  changeUnit(from: string, to: string): void {
    const text = readFileSync(this.unitFile, 'utf8');
    if (!text.includes(from)) throw new Error(`the unit has no ${from}`);
    writeFileSync(this.unitFile, text.replace(from, to));
  }

  /** The disk, with all but what lies beside it in `home`. */
  loseDisk(): void {
    rmSync(this.path('/var'), { recursive: true });
    rmSync(this.path('/etc/campus-grid/staging.raw.json'));
  }

  private get unitFile(): string {
    return this.path('/etc/systemd/system/campus-grid.service');
  }

  /**
   * Runs a block of the page, with every path on this machine's disk.
   * @param words what stands for itself in the page: `5…`, `PEER_ID_OF_NEA`
   */
  async run(block: Pick<Block, 'commands'>, words: Record<string, string> = {}): Promise<Answer> {
    const systemd = join(this.root, 'systemd');
    writeFileSync(systemd, '');
    let script = this.onThisMachine(block.commands);
    for (const [word, value] of Object.entries(words)) script = script.replaceAll(word, value);
    const child = spawn('bash', ['-euc', PROGRAMS + script], {
      cwd: this.path('.'),
      env: { ...process.env, REPO: ROOT, SYSTEMD: systemd },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => (output += text));
    }
    let code: number | null = null;
    child.on('close', (status) => (code = status ?? 1));
    while (code === null) {
      await sleep(100);
      const asked = readFileSync(systemd, 'utf8').trim();
      if (!asked) continue;
      await this.systemctl(asked);
      writeFileSync(systemd, '');
    }
    return { code, output };
  }

  private onThisMachine(text: string): string {
    const moved = DISK.reduce((all, path) => all.replaceAll(path, this.root + path), text);
    return moved.replaceAll('127.0.0.1:9944', `127.0.0.1:${this.ports.rpc}`);
  }

  async systemctl(command: string): Promise<void> {
    const [verb] = command.split(' ');
    if (verb === 'stop' || verb === 'restart') await this.stop();
    if (verb === 'start' || verb === 'restart' || verb === 'enable') await this.start();
    else if (verb !== 'stop' && verb !== 'daemon-reload') throw new Error(`systemctl ${command}`);
  }

  async stop(): Promise<void> {
    if (this.node) await stopProcess(this.node);
    this.node = null;
  }

  /** Starts what the unit starts. */
  private async start(): Promise<void> {
    const unit = readFileSync(this.unitFile, 'utf8').replaceAll('\\\n', ' ');
    const [, ...args] = /^ExecStart=(.*)$/m.exec(unit)![1]!.trim().split(/\s+/);
    const log = openSync(this.log, 'a');
    this.node = spawn(
      process.env.POLKADOT_NODE!,
      args.map((argument) => this.argument(argument)),
      { stdio: ['ignore', log, log] },
    );
    closeSync(log);
    const deadline = Date.now() + START_TIMEOUT_MS;
    while (!(await this.answers())) {
      if (this.node.exitCode !== null || Date.now() > deadline) {
        throw new Error(`${this.name} did not start: ${this.words().slice(-500)}`);
      }
      await sleep(250);
    }
  }

  private argument(argument: string): string {
    const known: Record<string, string> = {
      '9944': String(this.ports.rpc),
      '9615': String(this.ports.metrics),
      '/ip4/0.0.0.0/tcp/30333': `/ip4/127.0.0.1/tcp/${this.ports.p2p}`,
    };
    const [, host] = /^\/dns\/(\w+)\.example\/tcp\/30333/.exec(argument) ?? [];
    if (host) return argument.replace(/^.*30333/, `/ip4/127.0.0.1/tcp/${portOf(host)}`);
    return known[argument] ?? this.onThisMachine(argument);
  }

  /** So that the others find it under the name that it has in the page. */
  announce(): void {
    hosts.set(this.name, this.ports.p2p);
  }

  private async answers(): Promise<boolean> {
    try {
      const body = '{"jsonrpc":"2.0","id":1,"method":"system_health","params":[]}';
      const headers = { 'content-type': 'application/json' };
      return (await fetch(this.url.replace('ws', 'http'), { method: 'POST', headers, body })).ok;
    } catch {
      return false;
    }
  }

  /** The node's log. */
  words(): string {
    return readFileSync(this.log, 'utf8');
  }
}

/** Ports behind the names of the page. */
const hosts = new Map<string, number>();

function portOf(host: string): number {
  const port = hosts.get(host);
  if (port === undefined) throw new Error(`nobody knows the host ${host}.example`);
  return port;
}
