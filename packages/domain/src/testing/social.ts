import { createHash } from 'node:crypto';
import { nameSkeleton } from '@necp/shared/character/rules';
import type { AccountId, CharacterId } from '@necp/shared/kernel';
import type { AskedFriendView, FriendRequestView, FriendView, SocialDoneView } from '@necp/shared/social/schema';
import type { Actor, Ctx } from '../kernel';
import { requestsOf } from '../social/queries';
import { acceptRequest, askFriend, blockPlayer, friendsOf } from '../social/service';
import { makeCharacters, newRequestId, type TestDomain, withClient } from '.';

/** A player with one character, who plays it. */
export interface SocialPlayer {
  readonly ctx: Ctx & { readonly actor: Actor };
  readonly accountId: AccountId;
  readonly characterId: CharacterId;
  readonly name: string;
}

let made = 0;
const digits = 'abcdefghkmopqstu';
function nextName(): string {
  made += 1;
  const hash = createHash('sha256').update(String(made)).digest('hex').slice(0, 8);
  return `Ava${[...hash].map((digit) => digits[Number.parseInt(digit, 16)]).join('')}`;
}

/** Creates players, each with one character that can be found by its name. */
export async function socialPlayers(testDomain: TestDomain, count: number): Promise<SocialPlayer[]> {
  const ids = await makeCharacters(testDomain.databaseUrl, count);
  return withClient(testDomain.ownerUrl, async (client) => {
    const players: SocialPlayer[] = [];
    for (const characterId of ids) {
      const name = nextName();
      await client.query('UPDATE characters SET name = $2, name_skeleton = $3 WHERE id = $1', [
        characterId,
        name,
        nameSkeleton(name),
      ]);
      const accountId = characterId as string as AccountId;
      const ctx = testDomain.ctxAs({ accountId, characterId }) as SocialPlayer['ctx'];
      players.push({ characterId, accountId, name, ctx });
    }
    return players;
  });
}

export async function pair(testDomain: TestDomain): Promise<[SocialPlayer, SocialPlayer]> {
  return (await socialPlayers(testDomain, 2)) as [SocialPlayer, SocialPlayer];
}

export async function trio(testDomain: TestDomain): Promise<[SocialPlayer, SocialPlayer, SocialPlayer]> {
  return (await socialPlayers(testDomain, 3)) as [SocialPlayer, SocialPlayer, SocialPlayer];
}

/** Two players who are friends. */
export async function befriended(testDomain: TestDomain): Promise<[SocialPlayer, SocialPlayer]> {
  const [one, other] = await pair(testDomain);
  await ask(one, other);
  await acceptRequest(other.ctx, answerOf(await firstReceived(other)));
  return [one, other];
}

export function ask(from: SocialPlayer, to: Pick<SocialPlayer, 'name'>, note = ''): Promise<AskedFriendView> {
  return askFriend(from.ctx, { requestId: newRequestId(), name: to.name, note });
}
export function block(by: SocialPlayer, target: Pick<SocialPlayer, 'name'>): Promise<SocialDoneView> {
  return blockPlayer(by.ctx, { requestId: newRequestId(), name: target.name });
}
export const answerOf = (friendRequestId: string) => ({ requestId: newRequestId(), friendRequestId });
export const received = async (by: SocialPlayer): Promise<FriendRequestView[]> => (await requestsOf(by.ctx)).received;
export const sent = async (by: SocialPlayer): Promise<FriendRequestView[]> => (await requestsOf(by.ctx)).sent;
export const friends = async (of: SocialPlayer): Promise<FriendView[]> => (await friendsOf(of.ctx)).friends;
export const friendNames = async (of: SocialPlayer): Promise<string[]> =>
  (await friends(of)).map(({ character }) => character.name);

export async function firstReceived(by: SocialPlayer): Promise<string> {
  const [request] = await received(by);
  if (request === undefined) throw new Error('no request came');
  return request.id;
}

/** Returns `ok` or the code of the refusal of each, in the order of words. */
export const codesOf = (outcomes: readonly PromiseSettledResult<unknown>[]) =>
  outcomes.map((one) => (one.status === 'fulfilled' ? 'ok' : (one.reason as { code: string }).code)).toSorted();

/** Stores the sessions of players, for what asks whether they are still signed in. */
export const signIn = (testDomain: TestDomain, players: readonly SocialPlayer[]) =>
  withClient(testDomain.ownerUrl, (client) =>
    client.query(
      `INSERT INTO sessions
         (id, account_id, character_id, secret_hash, roles, device, is_guest, created_at, last_seen_at, expires_at)
       SELECT id, account, character, id::text, '{player}', 'test', false, now(), now(), now() + interval '1 day'
       FROM unnest($1::uuid[], $2::uuid[], $3::uuid[]) AS player (id, account, character)`,
      [
        players.map(({ ctx }) => ctx.actor.sessionId),
        players.map(({ accountId }) => accountId),
        players.map(({ characterId }) => characterId),
      ],
    ),
  );
