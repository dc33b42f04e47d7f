import { maskAddress } from '@necp/shared/session/rules';
import type { Ctx } from '../kernel';

/** Where a browser was used from, as far as players read it. */
export interface Place {
  /** The network address with its last part hidden. */
  readonly address: string | null;
  readonly country: string | null;
}

/** Returns what is shown of an address; the country is looked up and stored nowhere. */
export function placeOf({ config }: Pick<Ctx, 'config'>, address: string | null): Place {
  if (address === null) return { address: null, country: null };
  return { address: maskAddress(address), country: config.countryOf?.(address) ?? null };
}
