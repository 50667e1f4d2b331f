import { useWords } from '../words/index.js';

/** What a call does, in words; its name in the metadata on hover, and where there are none. */
export function CallName({ pallet, call }: { readonly pallet: string; readonly call: string }) {
  const { calls } = useWords().chain;
  const name = `${pallet}.${call}`;
  const words = calls[name];
  return words === undefined ? <code>{name}</code> : <span title={name}>{words}</span>;
}
