import type { Ctx, Logger } from '@necp/domain/kernel';
import { type Maintenance, readMaintenance, viewOf } from '@necp/domain/maintenance/queries';
import { outsidersAmong } from '@necp/domain/maintenance/service';
import type { PlayedSession } from '@necp/domain/session/queries';
import type { CharacterId, SessionId } from '@necp/shared/kernel';
import type { MaintenanceView } from '@necp/shared/maintenance/schema';
import { isRunning } from '@necp/shared/maintenance/rules';
import { Gauge, type Registry } from 'prom-client';

/** How often the maintenance is read, and while it runs the roles of the sessions; a message about it may be lost. */
const everyMs = 1_000;

export interface MaintenanceWatchParts {
  readonly ctx: () => Ctx;
  readonly nowMs: () => number;
  readonly sessions: () => readonly PlayedSession[];
  /** Sends players the state of the maintenance: all, or the browsers of one character. */
  readonly announce: (maintenance: MaintenanceView | null, only?: CharacterId) => void;
  /** Closes the connections of sessions that are out. */
  readonly cut: (sessionIds: ReadonlySet<SessionId>) => void;
  readonly registry: Registry;
  readonly log: Logger;
}

/** Announces the maintenance to the players of this process, and leads them out when it begins. */
export interface MaintenanceWatch {
  /** A player has connected and does not know yet whether one is planned. */
  opened(play: PlayedSession): void;
  /** Reads it now; it runs by itself every second. */
  look(): Promise<void>;
  stop(): void;
}

export function createMaintenanceWatch(parts: MaintenanceWatchParts): MaintenanceWatch {
  const { ctx, nowMs, sessions, announce, cut, registry, log } = parts;
  let known: Maintenance | null | undefined;
  let begins: NodeJS.Timeout | null = null;
  let isStopped = false;
  const view = () => (known ? viewOf(known, nowMs()) : null);
  exportState(registry, view);
  const learn = (found: Maintenance | null) => {
    const isNew = known === undefined || found?.id !== known?.id || found?.version !== known?.version;
    known = found;
    if (isNew) announce(view());
    if (begins !== null) clearTimeout(begins);
    const leftMs = view()?.startsInMs ?? 0;
    // At the start itself, and not up to a second later.
    begins = leftMs > 0 && leftMs < everyMs ? setTimeout(() => void leadOut(), leftMs) : null;
  };
  const leadOut = async () => {
    const plays = sessions();
    if (!isRunning(view()) || plays.length === 0) return;
    try {
      cut(await outsidersAmong(ctx(), [...new Set(plays.map(({ sessionId }) => sessionId))]));
    } catch (err) {
      // The next look comes soon; until then it is not known who is of staff.
      if (!isStopped) log.warn({ err }, 'players could not be led out');
    }
  };
  const look = async () => {
    try {
      const found = await readMaintenance(ctx());
      if (isStopped) return;
      learn(found);
    } catch (err) {
      // What was read last goes on to hold.
      if (!isStopped) log.warn({ err }, 'the maintenance could not be read');
    }
    await leadOut();
  };
  const timer = setInterval(() => void look(), everyMs);
  timer.unref();
  void look();
  return {
    opened: ({ characterId }) => {
      if (known !== undefined) announce(view(), characterId);
    },
    look,
    stop: () => {
      isStopped = true;
      clearInterval(timer);
      if (begins !== null) clearTimeout(begins);
    },
  };
}

function exportState(registry: Registry, view: () => MaintenanceView | null): void {
  new Gauge({
    name: 'necp_sim_maintenance',
    help: 'Whether a maintenance is planned (1) or running (2)',
    registers: [registry],
    collect() {
      const maintenance = view();
      this.set(maintenance === null ? 0 : isRunning(maintenance) ? 2 : 1);
    },
  });
}
