import { shortAddress } from '../shell/format.js';
import { useNames } from '../data/names.js';

/** Who an account is: its name where the page knows one, else its address, shortened; in full on hover and for machines. */
export function Name({
  of: address,
  name,
}: {
  readonly of: string;
  readonly name?: string | null;
}) {
  const names = useNames();
  return <bdi title={address}>{name ?? names.get(address) ?? shortAddress(address)}</bdi>;
}
