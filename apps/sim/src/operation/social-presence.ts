import type { Ctx, Logger } from '@necp/domain/kernel';
import { noteWhereabouts } from '@necp/domain/party/service';
import { endLostPresences, notePresences, type PresenceReport } from '@necp/domain/social/service';
import type { CharacterId } from '@necp/shared/kernel';
import { entityFlags } from '@necp/shared/protocol';
import type { Host } from '../hosting/host';
import { at } from '../zone/state';

/** How often the players of this process are compared with what was reported: friends see a change within a second. */
const lookMs = 400;
/** How often the presence of players whose process has died is ended; their leases run out after four seconds. */
const sweepMs = 2_000;

export interface SocialPresenceParts {
  readonly ctx: () => Ctx;
  readonly hosts: () => readonly Host[];
  readonly log: Logger;
}

/**
 * Reports to the domain who is in the zones of this process, who is away and who fights; only changes are sent. Friends
 * and members of the same party see them.
 */
export function keepSocialPresence({ ctx, hosts, log }: SocialPresenceParts): { stop(): void } {
  const reported = new Map<CharacterId, PresenceReport>();
  /** Players that the last look did not find: on the way to another zone they are found again. */
  let missed: ReadonlySet<CharacterId> = new Set();
  const look = singly(async () => {
    const here = reportsOf(hosts());
    const present = [...here.values()].filter((report) => !isSame(report, reported.get(report.characterId)));
    const absent = [...reported.values()].filter(({ characterId }) => !here.has(characterId));
    const gone = absent.filter(({ characterId }) => missed.has(characterId));
    missed = new Set(absent.map(({ characterId }) => characterId));
    if (present.length === 0 && gone.length === 0) return;
    await notePresences(ctx(), { present, gone });
    const idsOf = (reports: readonly PresenceReport[]) => reports.map(({ characterId }) => characterId);
    await noteWhereabouts(ctx(), { present: idsOf(present), gone: idsOf(gone) });
    for (const report of present) reported.set(report.characterId, report);
    for (const { characterId } of gone) reported.delete(characterId);
  }, log);
  const sweep = singly(() => endLostPresences(ctx()), log);
  const timers = [setInterval(look, lookMs), setInterval(sweep, sweepMs)];
  for (const timer of timers) timer.unref();
  return { stop: () => timers.forEach(clearInterval) };
}

/** Returns a function that runs `act` unless it still runs; what failed is tried again at the next call. */
function singly(act: () => Promise<void>, log: Logger): () => void {
  let isRunning = false;
  return () => {
    if (isRunning) return;
    isRunning = true;
    act()
      .catch((err: unknown) => log.warn({ err }, 'presence could not be reported'))
      .finally(() => {
        isRunning = false;
      });
  };
}

function reportsOf(hosts: readonly Host[]): Map<CharacterId, PresenceReport> {
  const reports = new Map<CharacterId, PresenceReport>();
  for (const {
    zone: { state },
  } of hosts)
    for (const { characterId, accountId, epoch, entityIndex } of state.players.values()) {
      const flags = at(state.flags, entityIndex);
      const before = reports.get(characterId);
      // Between two zones of this process it may be in both for a moment.
      if (before !== undefined && before.epoch > epoch) continue;
      reports.set(characterId, {
        characterId,
        accountId,
        epoch,
        zoneId: state.map.id,
        channel: state.channel,
        zoneEpoch: state.epoch,
        isAway: (flags & entityFlags.away) !== 0,
        isFighting: (flags & entityFlags.inCombat) !== 0,
      });
    }
  return reports;
}

const isSame = (one: PresenceReport, other: PresenceReport | undefined) =>
  other !== undefined &&
  one.epoch === other.epoch &&
  one.zoneId === other.zoneId &&
  one.channel === other.channel &&
  one.zoneEpoch === other.zoneEpoch &&
  one.isAway === other.isAway &&
  one.isFighting === other.isFighting;
