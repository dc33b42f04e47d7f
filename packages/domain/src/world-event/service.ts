import { GameError, type CharacterId } from '@necp/shared/kernel';
import type { Effect } from '@necp/shared/quest/content';
import type { WorldEventContent } from '@necp/shared/world-event/content';
import { eventBegan, eventEnded } from '@necp/shared/world-event/events';
import { holdKnownSheets } from '../character';
import { emit, inTx, nowOf, pushAfterCommit, type Ctx, type Tx } from '../kernel';
import { setWorld } from '../world-state';
import { assertHolder, type HeldZone } from '../zone';
import { contentOf, pay, type Share } from './shares';

export type { Share } from './shares';

/** The contribution of one character to an event, in points of `contributionOf`. */
export interface Contribution {
  readonly characterId: CharacterId;
  readonly points: number;
}

/** The most shares that are paid in one transaction. */
const sharesAtOnce = 20;

/**
 * Starts an event in a channel of a zone; a known run is returned instead of starting another.
 * @param input.runId chosen by the zone, so that a repeated call is the same event
 * @throws GameError unavailable `zone.moved`; not_found `world-event.unknown`
 */
export async function beginEvent(
  ctx: Ctx,
  zone: HeldZone,
  input: { readonly runId: string; readonly event: string },
): Promise<void> {
  const { id: event } = contentOf(input.event);
  await inTx(ctx, async (tx) => {
    await assertHolder(tx, zone);
    const row = { id: input.runId, eventId: event, zoneId: zone.zoneId, channel: zone.channel, beganAt: nowOf(tx) };
    const { count } = await tx.worldEventRun.createMany({ data: [row], skipDuplicates: true });
    if (count === 0) return;
    await emit(tx, eventBegan, { runId: input.runId, event, zone: zone.zoneId });
    pushAfterCommit(tx, 'everyone', { topic: eventBegan.name, event, zoneId: zone.zoneId });
  });
}

/**
 * Ends an event: stores how it ended and what each participant did, once for any number of calls. `payShares` pays them
 * afterwards, wherever they are by then.
 * @throws GameError unavailable `zone.moved`; not_found `world-event.no_such_run`
 */
export async function endEvent(
  ctx: Ctx,
  zone: HeldZone,
  input: { readonly runId: string; readonly ending: string; readonly contributions: readonly Contribution[] },
): Promise<void> {
  await inTx(ctx, async (tx) => {
    await assertHolder(tx, zone);
    await tx.$queryRaw`SELECT 1 FROM world_event_runs WHERE id = ${input.runId}::uuid FOR UPDATE`;
    const run = await tx.worldEventRun.findUnique({ where: { id: input.runId } });
    const content = run === null ? null : contentOf(run.eventId);
    const ending = content?.endings.find(({ id }) => id === input.ending);
    if (run === null || content === null || ending === undefined)
      throw new GameError('not_found', 'world-event.no_such_run');
    // An event that has ended keeps its ending and its participants, whatever a second call says.
    if (run.endedAt !== null) return;
    await writeShares(tx, { runId: run.id, contributions: input.contributions });
    await close(tx, { runId: run.id, content, ending, participants: input.contributions.length });
  });
}

async function writeShares(
  tx: Tx,
  { runId, contributions }: { readonly runId: string; readonly contributions: readonly Contribution[] },
): Promise<void> {
  const known = await holdKnownSheets(
    tx,
    contributions.map(({ characterId }) => characterId),
  );
  await tx.worldEventShare.createMany({
    data: contributions
      .filter(({ characterId }) => known.has(characterId))
      .map(({ characterId, points }) => ({ runId, characterId, points, experience: 0, chits: 0n, at: nowOf(tx) })),
    skipDuplicates: true,
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

export interface PaidShares {
  readonly shares: readonly Share[];
  /** The character after which the next shares are due; null when these were the last ones. */
  readonly next: CharacterId | null;
}

/**
 * Pays the next due shares of an event that has ended, each once for any number of callers. It needs no lease: what is
 * due was stored under the lease of the zone. A share that cannot be paid stays due and stops no other.
 * @param input.after the character whose share was looked at last
 */
export async function payShares(
  ctx: Ctx,
  input: { readonly runId: string; readonly after: CharacterId | null },
): Promise<PaidShares> {
  const { runId, after } = input;
  const due = await inTx(ctx, (tx) =>
    tx.worldEventShare.findMany({
      where: { runId, paidAt: null, ...(after === null ? {} : { characterId: { gt: after } }) },
      orderBy: { characterId: 'asc' },
      take: sharesAtOnce,
      select: { characterId: true },
    }),
  );
  const characterIds = due.map(({ characterId }) => characterId as CharacterId);
  const shares = characterIds.length === 0 ? [] : await payTogether(ctx, { runId, characterIds });
  return { shares, next: due.length < sharesAtOnce ? null : (characterIds.at(-1) ?? null) };
}

async function payTogether(
  ctx: Ctx,
  batch: { readonly runId: string; readonly characterIds: readonly CharacterId[] },
): Promise<readonly Share[]> {
  try {
    return await inTx(ctx, (tx) => pay(tx, batch));
  } catch (err) {
    if (err instanceof GameError && err.kind === 'unavailable') throw err;
    ctx.log.error({ err, ...batch }, 'shares of an event could not be paid');
    if (batch.characterIds.length === 1) return [];
  }
  const shares: Share[] = [];
  for (const characterId of batch.characterIds)
    shares.push(...(await payTogether(ctx, { runId: batch.runId, characterIds: [characterId] })));
  return shares;
}
