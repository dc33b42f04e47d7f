import { worldEvents } from '@necp/content/server';
import { GameError, characterHolder, holderKey, maxChits, type CharacterId } from '@necp/shared/kernel';
import type { LootItem } from '@necp/shared/loot/schema';
import type { ReceivedReward } from '@necp/shared/protocol';
import type { WorldEventContent } from '@necp/shared/world-event/content';
import { eventShared } from '@necp/shared/world-event/events';
import { contributionTier } from '@necp/shared/world-event/formulas';
import { withPercent } from '@necp/shared/progression/formulas';
import { holdKnownSheets } from '../character';
import { earn } from '../guild';
import { emit, nowOf, pushAfterCommit, type Tx } from '../kernel';
import { givePrize, rollFor, type Roll } from '../loot';
import { guildBoosts } from '../guild';
import { gainExperience } from '../progression';
import { noteObjectiveEvent, questFaucet } from '../quest';
import { changeReputation } from '../reputation';
import { holdWallets } from '../wallet';

/** The reward of one character. */
export interface Share {
  readonly characterId: CharacterId;
  /** Null for participants with too few points for a reward. */
  readonly tier: string | null;
  readonly experience: number;
  readonly chits: number;
  readonly level: number | null;
  readonly levelsGained: number;
  /** The loot rolled for the tier, by template; chits of the roll are paid separately. */
  readonly items: readonly { readonly templateId: string; readonly quantity: number }[];
}

/** @throws GameError not_found `world-event.unknown` */
export function contentOf(event: string): WorldEventContent {
  const content = worldEvents.find(({ id }) => id === event);
  if (content === undefined) throw new GameError('not_found', 'world-event.unknown');
  return content;
}

/**
 * Pays those shares of some characters that are still due, in one transaction. Chits that a wallet has no room for
 * lapse: it is filled up to its cap, and the share says what was paid.
 */
export async function pay(
  tx: Tx,
  { runId, characterIds }: { readonly runId: string; readonly characterIds: readonly CharacterId[] },
): Promise<Share[]> {
  const run = await tx.worldEventRun.findUnique({ where: { id: runId } });
  if (run === null || run.result === null || run.ending === null) return [];
  // All characters are locked before the wallet and the containers of the first.
  await holdKnownSheets(tx, characterIds);
  const due = await tx.$queryRaw<{ characterId: CharacterId; points: number }[]>`
    SELECT character_id AS "characterId", points FROM world_event_shares
    WHERE run_id = ${runId}::uuid AND character_id = ANY(${characterIds}::uuid[]) AND paid_at IS NULL
    ORDER BY character_id FOR UPDATE`;
  await holdWallets(
    tx,
    due.map(({ characterId }) => characterHolder(characterId)),
  );
  const everyone = await tx.worldEventShare.findMany({ where: { runId }, select: { points: true } });
  const shares: Share[] = [];
  const event = {
    runId,
    content: contentOf(run.eventId),
    result: run.result as 'won' | 'lost',
    ending: run.ending,
    everyone,
  };
  for (const one of due) shares.push(await payOne(tx, { ...event, ...one }));
  return shares;
}

interface Due {
  readonly runId: string;
  readonly content: WorldEventContent;
  readonly result: 'won' | 'lost';
  readonly ending: string;
  /** The points of all participants. */
  readonly everyone: readonly { readonly points: number }[];
  readonly characterId: CharacterId;
  readonly points: number;
}

async function payOne(tx: Tx, due: Due): Promise<Share> {
  const { runId, characterId, content, result, points } = due;
  const tier = contributionTier(content.tiers, points);
  const gained = tier === null ? nothing : await reward(tx, { characterId, runId, tier, event: content });
  // Every participant took part, but a loss does not count as a victory.
  await noteObjectiveEvent(tx, {
    characterId,
    objectiveEvent: { kind: 'event', event: content.id, result: result === 'won' ? 'won' : 'took_part' },
  });
  const share = { tier: tier?.id ?? null, experience: tier?.experience ?? 0, chits: gained.tierChits };
  await tx.worldEventShare.update({
    where: { runId_characterId: { runId, characterId } },
    data: { ...share, chits: BigInt(share.chits), paidAt: nowOf(tx) },
  });
  await emit(tx, eventShared, { runId, event: content.id, characterId, tier: share.tier, points });
  pushShare(tx, { due, tier: share.tier, received: gained.received });
  const { level, levelsGained, received } = gained;
  return { characterId, level, levelsGained, items: received.items, ...share };
}

function pushShare(
  tx: Tx,
  {
    due: { runId, characterId, content, ending, points, everyone },
    tier,
    received,
  }: { readonly due: Due; readonly tier: string | null; readonly received: ReceivedReward },
): void {
  pushAfterCommit(
    tx,
    { characterId },
    {
      topic: eventShared.name,
      event: content.id,
      runId,
      ending,
      tier,
      points,
      place: 1 + everyone.filter((other) => other.points > points).length,
      participants: everyone.length,
      received,
    },
  );
}

interface Rewarded {
  readonly level: number | null;
  readonly levelsGained: number;
  /** The chits paid for the tier, without those of the roll. */
  readonly tierChits: number;
  readonly received: ReceivedReward;
}
const nothingReceived: ReceivedReward = { experience: 0, chits: 0, items: [], reputation: [], titles: [] };
const nothing: Rewarded = { level: null, levelsGained: 0, tierChits: 0, received: nothingReceived };

interface Prize {
  readonly characterId: CharacterId;
  readonly runId: string;
  readonly tier: WorldEventContent['tiers'][number];
  readonly event: WorldEventContent;
}

async function reward(tx: Tx, { characterId, runId, tier, event }: Prize): Promise<Rewarded> {
  const cause = { characterId, source: 'event', sourceId: runId } as const;
  const boost = await guildBoosts(tx, [characterId]);
  const amount = Math.round(withPercent(tier.experience, boost(characterId, 'experience')));
  const { gained, level, levelsGained } = await gainExperience(tx, { ...cause, amount });
  const tierChits = Math.min(tier.chits, await roomOf(tx, characterId));
  if (tierChits > 0)
    await earn(tx, { characterId, amount: BigInt(tierChits), from: questFaucet, reason: 'world-event.share' });
  const reputation =
    tier.reputation.length > 0 ? await changeReputation(tx, { ...cause, changes: tier.reputation }) : [];
  const received = { ...nothingReceived, experience: gained, chits: tierChits, reputation };
  if (tier.loot === undefined) return { level, levelsGained, tierChits, received };
  const roll = await rollFor(tx, {
    characterId,
    source: { kind: 'event', id: event.id },
    tableId: tier.loot,
    level: Math.max(level, event.levels.min),
    difficulty: 'normal',
  });
  const prize = await fitting(tx, roll);
  await givePrize(tx, { roll: prize, reason: 'world-event.share' });
  const rolled = prize.lootItems.reduce((sum, lootItem) => ('chits' in lootItem ? sum + lootItem.chits : sum), 0);
  const items = prize.lootItems.flatMap((lootItem) =>
    'chits' in lootItem ? [] : [{ templateId: lootItem.templateId, quantity: lootItem.quantity }],
  );
  return { level, levelsGained, tierChits, received: { ...received, chits: tierChits + rolled, items } };
}

/** Returns the roll with no more chits than the wallet of its character has room for. */
async function fitting(tx: Tx, roll: Roll): Promise<Roll> {
  let room = await roomOf(tx, roll.characterId);
  const lootItems = roll.lootItems.flatMap((lootItem): LootItem[] => {
    if (!('chits' in lootItem)) return [lootItem];
    const chits = Math.min(lootItem.chits, room);
    room -= chits;
    return chits > 0 ? [{ chits }] : [];
  });
  return { ...roll, lootItems };
}

/** Returns how many chits a wallet can still receive. */
async function roomOf(tx: Tx, characterId: CharacterId): Promise<number> {
  const holder = characterHolder(characterId);
  const wallet = (await holdWallets(tx, [holder])).get(holderKey(holder));
  return wallet === undefined ? 0 : Number(maxChits - wallet.balance);
}
