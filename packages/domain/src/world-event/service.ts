import { worldEvents } from '@necp/content/server';
import { GameError, characterHolder, type CharacterId } from '@necp/shared/kernel';
import type { ReceivedReward } from '@necp/shared/protocol';
import type { Effect } from '@necp/shared/quest/content';
import type { WorldEventContent } from '@necp/shared/world-event/content';
import { eventBegan, eventEnded, eventShared } from '@necp/shared/world-event/events';
import { contributionTier } from '@necp/shared/world-event/formulas';
import { holdSheet, holdSheets } from '../character';
import { emit, inTx, nowOf, pushAfterCommit, type Ctx, type Tx } from '../kernel';
import { givePrize, rollFor } from '../loot';
import { gainExperience } from '../progression';
import { noteObjectiveEvent, questFaucet } from '../quest';
import { changeReputation } from '../reputation';
import { credit, holdWallets } from '../wallet';
import { setWorld } from '../world-state';
import { holdWriters, type HeldZone } from '../zone';

/** The contribution of one character to an event, in points of `contributionOf`. */
export interface Contribution {
  readonly characterId: CharacterId;
  readonly epoch: number;
  readonly points: number;
}

/** The reward of one character. */
export interface Share {
  readonly characterId: CharacterId;
  /** Null for participants with too few points for a reward. */
  readonly tier: string | null;
  readonly experience: number;
  readonly eddies: number;
  readonly level: number | null;
  readonly levelsGained: number;
  /** The loot rolled for the tier, by template; eddies of the roll are paid separately. */
  readonly items: readonly { readonly templateId: string; readonly quantity: number }[];
}

/** @throws GameError not_found `world-event.unknown` */
function contentOf(event: string): WorldEventContent {
  const content = worldEvents.find(({ id }) => id === event);
  if (content === undefined) throw new GameError('not_found', 'world-event.unknown');
  return content;
}

/**
 * Starts an event in a channel of a zone; a known run is returned instead of starting another.
 * @param input.runId chosen by the zone, so that a repeated call is the same event
 * @throws GameError not_found `world-event.unknown`
 */
export async function beginEvent(
  ctx: Ctx,
  zone: HeldZone,
  input: { readonly runId: string; readonly event: string },
): Promise<void> {
  const { id: event } = contentOf(input.event);
  await inTx(ctx, async (tx) => {
    const row = { id: input.runId, eventId: event, zoneId: zone.zoneId, channel: zone.channel, beganAt: nowOf(tx) };
    const { count } = await tx.worldEventRun.createMany({ data: [row], skipDuplicates: true });
    if (count === 0) return;
    await emit(tx, eventBegan, { runId: input.runId, event, zone: zone.zoneId });
    pushAfterCommit(tx, 'everyone', { topic: eventBegan.name, event, zoneId: zone.zoneId });
  });
}

/**
 * Ends an event: stores how it ended and gives each participant their reward, once for any number of calls. Characters
 * that another zone writes by now are left out and get their reward when that zone asks.
 * @throws GameError not_found `world-event.no_such_run`
 */
export async function settleEvent(
  ctx: Ctx,
  zone: HeldZone,
  input: { readonly runId: string; readonly ending: string; readonly contributions: readonly Contribution[] },
): Promise<{ readonly shares: readonly Share[]; readonly stale: readonly CharacterId[] }> {
  return inTx(ctx, async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM world_event_runs WHERE id = ${input.runId}::uuid FOR UPDATE`;
    const run = await tx.worldEventRun.findUnique({ where: { id: input.runId } });
    const content = run === null ? null : contentOf(run.eventId);
    // A settled event keeps its ending, whatever a second call says.
    const ending = content?.endings.find(({ id }) => id === (run?.ending ?? input.ending));
    if (run === null || content === null || ending === undefined)
      throw new GameError('not_found', 'world-event.no_such_run');
    if (run.endedAt === null)
      await close(tx, { runId: run.id, content, ending, participants: input.contributions.length });
    // All characters are locked before the positions, and before the wallet and the containers of the first.
    await holdSheets(
      tx,
      input.contributions.map(({ characterId }) => characterId),
    );
    const held = await holdWriters(tx, zone, input.contributions);
    await holdWallets(tx, [...held].map(characterHolder));
    const shares: Share[] = [];
    for (const contribution of input.contributions.toSorted((a, b) => (a.characterId < b.characterId ? -1 : 1))) {
      if (held.has(contribution.characterId))
        shares.push(
          await shareOut(tx, { runId: run.id, content, ending, contribution, everyone: input.contributions }),
        );
    }
    return {
      shares,
      stale: input.contributions.map(({ characterId }) => characterId).filter((characterId) => !held.has(characterId)),
    };
  });
}

type Ending = WorldEventContent['endings'][number];

async function close(
  tx: Tx,
  over: {
    readonly runId: string;
    readonly content: WorldEventContent;
    readonly ending: Ending;
    readonly participants: number;
  },
): Promise<void> {
  const { runId, content, ending, participants } = over;
  await tx.worldEventRun.update({
    where: { id: runId },
    data: { endedAt: nowOf(tx), ending: ending.id, result: ending.result },
  });
  for (const effect of ending.effects) await feel(tx, content.id, effect);
  await emit(tx, eventEnded, { runId, event: content.id, ending: ending.id, result: ending.result, participants });
  pushAfterCommit(tx, 'everyone', {
    topic: eventEnded.name,
    event: content.id,
    ending: ending.id,
    result: ending.result,
  });
}

/** Applies an effect of an ending; endings belong to no single character, so they can change only the world. */
async function feel(tx: Tx, event: string, effect: Effect): Promise<void> {
  if (effect.do !== 'world')
    throw new Error(`the event ${event} ends with "${effect.do}", which nobody in particular can have`);
  await setWorld(tx, { key: effect.key, value: effect.value, characterId: null, by: `world-event.${event}` });
}

interface Part {
  readonly runId: string;
  readonly content: WorldEventContent;
  readonly ending: Ending;
  readonly contribution: Contribution;
  /** The contributions of all participants. */
  readonly everyone: readonly Contribution[];
}

async function shareOut(tx: Tx, part: Part): Promise<Share> {
  const {
    runId,
    content,
    ending,
    contribution: { characterId, points },
    everyone,
  } = part;
  await holdSheet(tx, characterId);
  const tier = contributionTier(content.tiers, points);
  const known = await tx.worldEventShare.findUnique({ where: { runId_characterId: { runId, characterId } } });
  if (known !== null)
    return {
      characterId,
      tier: known.tier,
      experience: known.experience,
      eddies: Number(known.eddies),
      level: null,
      levelsGained: 0,
      items: [],
    };
  const share = { experience: tier?.experience ?? 0, eddies: tier?.eddies ?? 0 };
  await tx.worldEventShare.create({
    data: {
      runId,
      characterId,
      points,
      tier: tier?.id ?? null,
      experience: share.experience,
      eddies: BigInt(share.eddies),
      at: nowOf(tx),
    },
  });
  const gained = tier === null ? null : await reward(tx, { characterId, runId, tier, event: content });
  // Every participant took part, but a loss does not count as a victory.
  await noteObjectiveEvent(tx, {
    characterId,
    objectiveEvent: { kind: 'event', event: content.id, result: ending.result === 'won' ? 'won' : 'took_part' },
  });
  await emit(tx, eventShared, { runId, event: content.id, characterId, tier: tier?.id ?? null, points });
  pushAfterCommit(
    tx,
    { characterId },
    {
      topic: eventShared.name,
      event: content.id,
      runId,
      ending: ending.id,
      tier: tier?.id ?? null,
      points,
      place: 1 + everyone.filter((other) => other.points > points).length,
      participants: everyone.length,
      received: gained?.received ?? nothingReceived,
    },
  );
  return {
    characterId,
    tier: tier?.id ?? null,
    ...share,
    level: gained?.level ?? null,
    levelsGained: gained?.levelsGained ?? 0,
    items: gained?.received.items ?? [],
  };
}

interface Prize {
  readonly characterId: CharacterId;
  readonly runId: string;
  readonly tier: WorldEventContent['tiers'][number];
  readonly event: WorldEventContent;
}

interface Rewarded {
  readonly level: number;
  readonly levelsGained: number;
  readonly received: ReceivedReward;
}

const nothingReceived: ReceivedReward = { experience: 0, eddies: 0, items: [], reputation: [], titles: [] };

async function reward(tx: Tx, { characterId, runId, tier, event }: Prize): Promise<Rewarded> {
  const cause = { characterId, source: 'event', sourceId: runId } as const;
  const { gained, level, levelsGained } = await gainExperience(tx, { ...cause, amount: tier.experience });
  if (tier.eddies > 0)
    await credit(tx, { characterId, amount: BigInt(tier.eddies), from: questFaucet, reason: 'world-event.share' });
  const reputation =
    tier.reputation.length > 0 ? await changeReputation(tx, { ...cause, changes: tier.reputation }) : [];
  const received = { ...nothingReceived, experience: gained, eddies: tier.eddies, reputation };
  if (tier.loot === undefined) return { level, levelsGained, received };
  const roll = await rollFor(tx, {
    characterId,
    source: { kind: 'event', id: event.id },
    tableId: tier.loot,
    level: Math.max(level, event.levels.min),
    difficulty: 'normal',
  });
  await givePrize(tx, { roll, reason: 'world-event.share' });
  return {
    level,
    levelsGained,
    received: {
      ...received,
      eddies: roll.lootItems.reduce((sum, item) => ('eddies' in item ? sum + item.eddies : sum), tier.eddies),
      items: roll.lootItems.flatMap((item) =>
        'eddies' in item ? [] : [{ templateId: item.templateId, quantity: item.quantity }],
      ),
    },
  };
}
