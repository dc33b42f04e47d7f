import type { AccountId, CharacterId, SessionId } from '@necp/shared/kernel';
import { GameError } from '@necp/shared/kernel';
import { namesOf } from '../character';
import type { Tx } from '../kernel';
import { type Play, playsOf, releasePlays } from '../session';
import type { Seats } from './places';
import type { RealmRow } from './steps';

/** Who enters, on which session. */
export interface Entering {
  readonly accountId: AccountId;
  readonly sessionId: SessionId;
  readonly characterId: CharacterId;
}

/** What the sessions of an account play beside the character that enters. */
export interface Plays {
  /** What the entering session leaves by that. */
  readonly own: readonly Play[];
  readonly others: readonly Play[];
}

export async function playsBeside(tx: Tx, entering: Entering): Promise<Plays> {
  const plays = (await playsOf(tx, entering.accountId)).filter((play) => play.characterId !== entering.characterId);
  const isOwn = ({ sessionId }: Play) => sessionId === entering.sessionId;
  return { own: plays.filter(isOwn), others: plays.filter((play) => !isOwn(play)) };
}

/**
 * Asserts that the account may have one more character in the city, or ends the stay of its others; call it behind
 * `lockRealm`.
 * @returns the plays that were ended
 * @throws GameError conflict `realm.other_online` with the name and the device of the one that was used last
 */
export async function assertFewOnline(
  tx: Tx,
  { accountId }: Entering,
  input: {
    readonly realm: RealmRow;
    readonly seats: Seats;
    readonly others: readonly Play[];
    readonly takeOver: boolean;
  },
): Promise<readonly Play[]> {
  const { realm, seats, others, takeOver } = input;
  const online = others.filter(({ characterId }) => seats.inside.has(characterId) || seats.onTheWay.has(characterId));
  const [latest] = online;
  const characters = new Set(online.map(({ characterId }) => characterId));
  if (latest === undefined || characters.size < realm.charactersOnline) return [];
  if (takeOver) {
    await releasePlays(tx, { accountId, plays: online });
    return online;
  }
  const names = await namesOf(tx, [latest.characterId]);
  throw new GameError('conflict', 'realm.other_online', {
    name: names.get(latest.characterId)?.name ?? '',
    device: latest.device,
  });
}
