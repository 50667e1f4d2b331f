/**
 * What wallets make of docs. Polkadot.js Apps shows a call's first line up to the first full stop or bracket and as far as
 * it has room, and numbers as they are stored.
 */
import { TOKEN } from '../../../node-config/token.js';
import type { Call, Model, Place, RuntimeApi, StorageItem, TypeRef } from './model.js';
import { snakeCase } from './names.js';
import type { Problems } from './problems.js';

/** Characters of a call's line that there is room for. */
const ROOM = 75;
/** What the number of an amount means to people. */
export const UNIT = `10^${TOKEN.decimals} = 1 ${TOKEN.tokenSymbol}`;
const BIG_ENDIAN = 'big-endian';

interface Documented {
  docs: string[];
  place: Place;
}

/** Refuses docs that wallets would cut, or that leave a number to be guessed. */
export function checkWording(model: Model, problems: Problems): void {
  const words = new Wording(model, problems);
  for (const pallet of model.pallets) {
    for (const call of pallet.calls) words.call(call);
    for (const item of pallet.storage) words.storage(item);
    for (const constant of pallet.constants) words.amount(constant.name, constant.type, constant);
    for (const error of pallet.errors) words.begins(error.name, error);
    for (const event of pallet.events) words.begins(event.name, event);
  }
  for (const api of model.apis) words.api(api);
}

class Wording {
  private readonly reads: ReadonlySet<string>;

  constructor(
    private readonly model: Model,
    private readonly problems: Problems,
  ) {
    this.reads = new Set(
      model.apis.flatMap(({ name, methods }) =>
        methods.map((method) => `${name}.${snakeCase(method.name)}`),
      ),
    );
  }

  call(call: Call): void {
    const [line = ''] = call.docs;
    if (!line) return;
    this.require(line.length <= ROOM, call, () => {
      return `${call.name}: wallets cut "${line}" after ${ROOM} characters, and it has ${line.length}; say less`;
    });
    this.require(/^[^.([]*\.$/.test(line), call, () => {
      return `${call.name}: wallets cut "${line}" at its first full stop or bracket; write one sentence without brackets`;
    });
    if (call.args.some(({ type }) => this.hasAmount(type))) this.unit(call.name, call);
  }

  storage(item: StorageItem): void {
    this.begins(item.name, item);
    this.amount(item.name, item.value, item);
    if (!item.keys.some(({ type }) => this.isBigEndian(type))) return;
    const text = item.docs.join(' ');
    const named = text.match(/\w+Api\.\w+/g) ?? [];
    const isHelpful = text.includes(BIG_ENDIAN) && named.some((name) => this.reads.has(name));
    this.require(isHelpful, item, () => {
      return `${item.name}: nobody can type its keys, say so and name a runtime API that takes a number: "… ${BIG_ENDIAN} … TradingApi.book …"`;
    });
  }

  api({ name, module, methods }: RuntimeApi): void {
    for (const method of methods) {
      const full = `${name}.${snakeCase(method.name)}`;
      this.amount(full, method.output, method);
      const isBare = method.output.kind === 'text' || method.output.kind === 'bytes';
      this.require(!isBare || !module.startsWith('pallets/'), method, () => {
        return `${full}: wallets show a bare text with the byte of its length; return Option<Text> or a @scale class`;
      });
    }
  }

  /** Asks for the unit where `type` is an amount of GRID. */
  amount(name: string, type: TypeRef, on: Documented): void {
    const of = type.kind === 'option' || type.kind === 'compact' ? type.of : type;
    if (of.kind === 'primitive' && of.name === 'u128') this.unit(name, on);
  }

  begins(name: string, on: Documented): void {
    const [line = ''] = on.docs;
    this.require(!line || /^[A-Z]/.test(line), on, () => {
      return `${name}: "${line}" begins with no word; write "A user was …" rather than the name of a field`;
    });
  }

  private unit(name: string, on: Documented): void {
    this.require(!!on.docs[0]?.includes(UNIT), on, () => {
      return `${name}: wallets show base units, so its first line has to say "${UNIT}"`;
    });
  }

  private require(isMet: boolean, { place }: Documented, message: () => string): void {
    if (!isMet) this.problems.add(place, message());
  }

  private hasAmount(type: TypeRef): boolean {
    return this.contains(type, (of) => of.kind === 'primitive' && of.name === 'u128');
  }

  private isBigEndian(type: TypeRef): boolean {
    return this.contains(type, ({ kind }) => kind === 'bigEndian');
  }

  /** Whether `type` is such a one, or is made of any. */
  private contains(type: TypeRef, test: (type: TypeRef) => boolean): boolean {
    if (test(type)) return true;
    if ('of' in type) return this.contains(type.of, test);
    const decl = type.kind === 'named' ? this.model.types.get(type.name) : undefined;
    return decl?.kind === 'struct' && decl.fields.some((f) => this.contains(f.type, test));
  }
}
