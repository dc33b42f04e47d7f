import * as z from 'zod';
import { ZoneId } from '../kernel/ids';

const Count = z.number().min(0);

/** How one channel of a zone has run recently. Times are milliseconds over the last ten seconds. */
export const ChannelFigures = z.object({
  zoneId: ZoneId,
  channel: z.int().min(1),
  /** The number of connected players, and of disconnected ones whose entities wait for them. */
  live: z.int().min(0),
  lost: z.int().min(0),
  /** Ticks per second since the last report. */
  hz: Count,
  tickP50: Count,
  tickP95: Count,
  tickP99: Count,
  /** How late a tick began. */
  lateP99: Count,
  /** The number of requests the domain has not received yet. */
  backlog: z.int().min(0),
});
export type ChannelFigures = z.infer<typeof ChannelFigures>;

/** A client that reads too slowly for what is sent to it. */
export const SlowClient = z.object({
  characterId: z.string(),
  name: z.string(),
  /** The number of snapshots it was not sent because of that. */ skipped: z.int().min(1),
});
export type SlowClient = z.infer<typeof SlowClient>;

/** What a simulation process reports every two seconds; rates are per second since the last report. */
export const SimFigures = z.object({
  simId: z.string(),
  atMs: z.int(),
  uptimeS: Count,
  /** Cores in use: 1 is one whole core. */
  cpu: Count,
  heapMb: Count,
  rssMb: Count,
  /** How late timers fire, the 99th percentile in milliseconds. */
  loopP99: Count,
  connections: z.int().min(0),
  snapshotsPerS: Count,
  bytesPerS: Count,
  skippedPerS: Count,
  rejectedPerS: Count,
  channels: z.array(ChannelFigures),
  slow: z.array(SlowClient),
});
export type SimFigures = z.infer<typeof SimFigures>;

/** A simulation process as the database knows it, with its last report if there is one. */
export const SimView = z.object({
  simId: z.string(),
  url: z.string(),
  isLeaving: z.boolean(),
  leftMs: z.number(),
  figures: SimFigures.nullable(),
});
export type SimView = z.infer<typeof SimView>;

/** A channel of a zone and the process that holds it. */
export const ChannelView = z.object({
  zoneId: ZoneId,
  channel: z.int().min(1),
  simId: z.string(),
  epoch: z.int(),
  population: z.int(),
  /** Milliseconds until its lease ends; negative when it has ended. */
  leftMs: z.number(),
  figures: ChannelFigures.nullable(),
});
export type ChannelView = z.infer<typeof ChannelView>;

/** Everything an operator sees of the simulation at one moment. */
export const EngineView = z.object({ atMs: z.number(), processes: z.array(SimView), channels: z.array(ChannelView) });
export type EngineView = z.infer<typeof EngineView>;
