import type { EngineView } from '@necp/shared/admin/schema';
import type { ZoneId } from '@necp/shared/kernel';
import { expect, test } from 'vitest';
import { loadOf, pulseOf } from './pulse';

const watson = 'watson' as ZoneId;
const zoneChannel = {
  zoneId: watson,
  channel: 1,
  live: 7,
  lost: 1,
  hz: 20,
  tickP50: 2,
  tickP95: 4,
  tickP99: 26,
  lateP99: 3,
  backlog: 0,
};
const engine: EngineView = {
  atMs: 0,
  processes: [
    {
      simId: 'a',
      url: '',
      isLeaving: false,
      leftMs: 5_000,
      figures: {
        simId: 'a',
        atMs: 0,
        uptimeS: 1,
        cpu: 0.5,
        heapMb: 1,
        rssMb: 1,
        loopP99: 1,
        connections: 7,
        snapshotsPerS: 1,
        bytesPerS: 2048,
        skippedPerS: 0,
        rejectedPerS: 2,
        channels: [zoneChannel],
        slow: [],
      },
    },
    { simId: 'silent', url: '', isLeaving: false, leftMs: 5_000, figures: null },
  ],
  channels: [
    { zoneId: watson, channel: 1, simId: 'a', epoch: 1, population: 5, leftMs: 5_000, figures: zoneChannel },
    { zoneId: watson, channel: 2, simId: 'silent', epoch: 1, population: 3, leftMs: 5_000, figures: null },
    { zoneId: watson, channel: 3, simId: 'gone', epoch: 1, population: 40, leftMs: -1, figures: null },
  ],
};

test('counts silent processes by the database and leaves out leases that ended', () => {
  expect(pulseOf(engine)).toEqual({
    players: 11,
    connections: 7,
    worstTick: 26,
    bytesPerS: 2048,
    skippedPerS: 0,
    rejectedPerS: 2,
  });
  expect(pulseOf({ atMs: 0, processes: [], channels: [] })).toMatchObject({ players: 0, worstTick: 0 });
});

test.each([
  [3, 'calm'],
  [25, 'busy'],
  [49.9, 'busy'],
  [50, 'full'],
] as const)('a tick of %d ms is %s', (ms, load) => expect(loadOf(ms)).toBe(load));
