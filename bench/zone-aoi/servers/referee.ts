import { ProfileOf, type SelfTime } from './profile';
import { answerReferee } from '../play/talk';
import { machineMs } from '../play/clock';
import type { TickTimes, ZoneLog } from '../play/zone-log';

/** The memory of a server's process after a garbage collection. */
export interface Weight {
  readonly rssBytes: number;
  readonly heapBytes: number;
}

/** What a server reports of the measured period. */
export interface ServerFigures extends TickTimes {
  readonly cpuMs: number;
  readonly wallMs: number;
  /** The milliseconds of each phase of the tick, all ticks together; empty where a server has none. */
  readonly phasesMs: Readonly<Record<string, number>>;
  /** Empty unless it was requested. */
  readonly profile: readonly SelfTime[];
}

export interface Contest {
  readonly log: ZoneLog;
  /** Opens the server and returns its port and an address for each player. */
  readonly open: () => Promise<{ readonly port: number; readonly addresses: readonly string[] }>;
  readonly phasesMs?: () => Promise<Readonly<Record<string, number>>>;
}

/** Empty memory goes back to the system too, so that what a program needed to start is not counted. */
const allOfIt = { type: 'major', execution: 'sync', flavor: 'last-resort' } as const;

/** Lets the referee open a server, measure its memory and measure it at work. */
export function submit({ log, open, phasesMs = async () => ({}) }: Contest): void {
  let cpu = process.cpuUsage();
  let startMs = 0;
  let before: Readonly<Record<string, number>> = {};
  let profile: ProfileOf | null = null;
  answerReferee({
    open,
    weigh: async (): Promise<Weight> => {
      for (let round = 0; round < 3; round++) {
        globalThis.gc?.(allOfIt);
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      // It is read at once: a server at work fills its heap again within a tick.
      globalThis.gc?.(allOfIt);
      const { rss, heapUsed, external } = process.memoryUsage();
      return { rssBytes: rss, heapBytes: heapUsed + external };
    },
    begin: async ({ isProfiled }: { readonly isProfiled: boolean }) => {
      profile = isProfiled ? new ProfileOf() : null;
      await profile?.begin();
      before = await phasesMs();
      log.begin();
      cpu = process.cpuUsage();
      startMs = machineMs();
    },
    end: async (): Promise<ServerFigures> => {
      const { user, system } = process.cpuUsage(cpu);
      const wallMs = machineMs() - startMs;
      const times = log.end();
      const after = await phasesMs();
      return {
        ...times,
        profile: (await profile?.end()) ?? [],
        cpuMs: (user + system) / 1000,
        wallMs,
        phasesMs: Object.fromEntries(Object.entries(after).map(([phase, ms]) => [phase, ms - (before[phase] ?? 0)])),
      };
    },
    record: ({ ticks }: { readonly ticks: number }) => log.record(ticks),
  });
}
