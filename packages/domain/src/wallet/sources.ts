import { oneForAll } from '../kernel';

/** A ledger account that chits come from or go to. */
interface Source<Kind extends 'faucet' | 'sink'> {
  readonly kind: Kind;
  /** Unique among faucets, and among sinks. */
  readonly name: string;
  /** The id of its row in `wallet_accounts`, which ledgers refer to: it never changes. */
  readonly id: string;
}
export type Faucet = Source<'faucet'>;
export type Sink = Source<'sink'>;

const declared = oneForAll('wallet.sources', () => new Map<string, Faucet | Sink>());

/**
 * Declares a source of new chits; the room that pays from it calls this once. A migration adds its row.
 * @throws Error when another source has the id or the name
 */
export function defineFaucet(name: string, id: string): Faucet {
  const faucet: Faucet = { kind: 'faucet', name, id };
  declare(faucet);
  return faucet;
}

/**
 * Declares where chits leave the world; the room that takes them calls this once. A migration adds its row.
 * @throws Error when another source has the id or the name
 */
export function defineSink(name: string, id: string): Sink {
  const sink: Sink = { kind: 'sink', name, id };
  declare(sink);
  return sink;
}

/** Returns all declared faucets and sinks. */
export function declaredSources(): readonly (Faucet | Sink)[] {
  return [...declared.values()];
}

function declare(source: Faucet | Sink): void {
  const isOther = ({ kind, name, id }: Faucet | Sink) =>
    (id === source.id) !== (kind === source.kind && name === source.name);
  const other = declaredSources().find(isOther);
  if (other !== undefined) throw new Error(`${source.kind} ${source.name} and ${other.kind} ${other.name} collide`);
  declared.set(source.id, source);
}

export const starterKitFaucet = defineFaucet('starter_kit', '00000000-0000-7000-8000-00000000fa01');
/** What operators give. */
export const administrationFaucet = defineFaucet('administration', '00000000-0000-7000-8000-00000000fa02');
/** What operators take. */
export const administrationSink = defineSink('administration', '00000000-0000-7000-8000-000000005101');
