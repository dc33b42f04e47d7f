import { randomUUID } from 'node:crypto';
import type { CharacterId } from '@necp/shared/kernel';
import type { LootMode, PartyDropView } from '@necp/shared/loot/party-schema';
import type { DropView, LootItem } from '@necp/shared/loot/schema';
import type { Rarity } from '@necp/shared/inventory/content';
import { inTx } from '../kernel';
import { shareOut } from '../loot';
import { chooseDrop, giveDrop, partyDrops, passOnDrop, setLootRules } from '../loot/service';
import { heldZone, putInZone } from './combat';
import { newRequestId, type TestDomain } from '.';
import { act, partyOf, partyOfPlayer } from './party';
import type { SocialPlayer } from './social';

/** A single piece of gear. */
export const pistol = (rarity: Rarity): LootItem => ({
  templateId: 'pistol_lantern' as never,
  quantity: 1,
  rarity,
  level: 3,
  affixes: [],
});

/** Makes a party in the city whose leader, the first one, has set a mode; the leader is the master. */
export async function lootParty(testDomain: TestDomain, count: number, mode: LootMode): Promise<SocialPlayer[]> {
  const players = await partyOf(testDomain, count);
  await putInZone(
    testDomain.ownerUrl,
    players.map(({ characterId }) => characterId),
  );
  const [leader] = players as [SocialPlayer];
  await setLootRules(leader.ctx, {
    requestId: newRequestId(),
    mode,
    threshold: 'refined',
    masterId: mode === 'master' ? leader.characterId : null,
  });
  return players;
}

interface Fall {
  readonly items?: readonly LootItem[];
  readonly isBoss?: boolean;
  readonly personal?: readonly number[];
}

/** Lets an enemy fall that all players of a party have fought; its loot is in the roll of the first one. */
export async function fallFor(
  testDomain: TestDomain,
  players: readonly SocialPlayer[],
  { items = [pistol('military')], isBoss = false, personal = [] }: Fall = {},
): Promise<DropView[]> {
  const [finder] = players as [SocialPlayer];
  const { partyId } = await partyOfPlayer(finder);
  return inTx(testDomain.domain.systemCtx(), (tx) =>
    shareOut(tx, heldZone, {
      rolls: [{ rollId: randomUUID(), characterId: finder.characterId, isFirst: false, lootItems: items, personal }],
      for: 'owner',
      spot: { x: 5, y: 5 },
      source: { kind: 'enemy', id: 'ward_drone' },
      isBoss,
      partyOf: new Map(players.map(({ characterId }): [CharacterId, string] => [characterId, partyId])),
    }),
  );
}

export const dropsOf = (player: SocialPlayer) => partyDrops(player.ctx, {});

/** Returns the only item that a player's party has not decided about. */
export async function openDrop(player: SocialPlayer): Promise<PartyDropView> {
  const [drop] = (await dropsOf(player)).open;
  if (drop === undefined) throw new Error('nothing waits');
  return drop;
}

export const choose = (player: SocialPlayer, dropId: string, choice: 'need' | 'greed' | 'pass') =>
  chooseDrop(player.ctx, { ...act(), dropId, choice });
export const give = (player: SocialPlayer, dropId: string, to: SocialPlayer) =>
  giveDrop(player.ctx, { ...act(), dropId, toId: to.characterId });
export const passOn = (player: SocialPlayer, dropId: string, to: SocialPlayer) =>
  passOnDrop(player.ctx, { ...act(), dropId, toId: to.characterId });
