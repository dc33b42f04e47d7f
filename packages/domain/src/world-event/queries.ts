import type { CharacterId } from '@necp/shared/kernel';
import type { WorldEventView } from '@necp/shared/world-event/schema';
import type { Ctx } from '../kernel';

/** An event without an ending that began before this long is the rest of a fault, because every phase has a limit. */
const longestEventMs = 60 * 60_000;
/** The number of events shown. */
const sharesShown = 20;

/** Returns the latest events a character took part in, how each kind last ended, and what is under way. */
export async function worldEventView(ctx: Ctx, characterId: CharacterId): Promise<WorldEventView> {
  const [shares, latest, running] = await Promise.all([
    ctx.db.worldEventShare.findMany({
      where: { characterId, paidAt: { not: null } },
      include: { run: true },
      orderBy: { at: 'desc' },
      take: sharesShown,
    }),
    latestEndings(ctx),
    runningEvents(ctx),
  ]);
  const mine = shares.flatMap(({ run, points, tier, experience, chits }) => {
    const over = endOf(run);
    return over === null ? [] : [{ runId: run.id, ...over, points, tier, experience, chits }];
  });
  return { mine, latest, running };
}

/** Returns how each kind of event ended the last time. */
export async function latestEndings(ctx: Ctx): Promise<WorldEventView['latest']> {
  const runs = await ctx.db.worldEventRun.findMany({
    where: { endedAt: { not: null } },
    distinct: ['eventId'],
    orderBy: [{ eventId: 'asc' }, { endedAt: 'desc' }],
  });
  return runs.flatMap((run) => {
    const over = endOf(run);
    return over === null ? [] : [over];
  });
}

/** Returns the events under way, each once for a zone in however many channels it runs. */
function runningEvents(ctx: Ctx): Promise<WorldEventView['running']> {
  const beganAt = { gte: new Date(ctx.clock.nowMs() - longestEventMs) };
  return ctx.db.worldEventRun
    .findMany({ where: { endedAt: null, beganAt }, distinct: ['eventId', 'zoneId'], orderBy: { eventId: 'asc' } })
    .then((runs) => runs.map(({ eventId, zoneId }) => ({ event: eventId, zone: zoneId })));
}

function endOf(run: {
  readonly eventId: string;
  readonly ending: string | null;
  readonly result: string | null;
  readonly endedAt: Date | null;
}) {
  const { eventId, ending, result, endedAt } = run;
  return ending === null || result === null || endedAt === null
    ? null
    : { event: eventId, ending, result: result as 'won' | 'lost', endedAt };
}
