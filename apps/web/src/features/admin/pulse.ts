import type { EngineView } from '@necp/shared/admin/schema';

/** Half a tick and a whole one: above the first the load needs attention, above the second ticks are late. */
export const tickLimits = { busyMs: 25, fullMs: 50 } as const;

/** Returns how full a tick of this many milliseconds is. */
export function loadOf(ms: number): 'calm' | 'busy' | 'full' {
  if (ms >= tickLimits.fullMs) return 'full';
  return ms >= tickLimits.busyMs ? 'busy' : 'calm';
}

/** The totals of all processes. */
export interface EnginePulse {
  readonly players: number;
  readonly connections: number;
  /** The highest p99 of all channels, in milliseconds. */
  readonly worstTick: number;
  readonly bytesPerS: number;
  readonly skippedPerS: number;
  readonly rejectedPerS: number;
}

export function pulseOf({ processes, channels }: EngineView): EnginePulse {
  const sum = (name: 'connections' | 'bytesPerS' | 'skippedPerS' | 'rejectedPerS') =>
    processes.reduce((all, { figures }) => all + (figures?.[name] ?? 0), 0);
  return {
    players: channels
      .filter(({ leftMs }) => leftMs > 0)
      .reduce((all, { population, figures }) => all + (figures ? figures.live + figures.lost : population), 0),
    connections: sum('connections'),
    bytesPerS: sum('bytesPerS'),
    skippedPerS: sum('skippedPerS'),
    rejectedPerS: sum('rejectedPerS'),
    worstTick: Math.max(0, ...channels.map(({ figures }) => figures?.tickP99 ?? 0)),
  };
}
