import { SimFigures } from '@necp/shared/admin/schema';
import { expect, test } from 'vitest';
import { entrant, joinOf, runZone } from '../testing/run-zone';
import type { Host } from '../hosting/host';
import { createMeters } from './meters';
import { createReport } from './report';

function simWithOneZone() {
  const run = runZone();
  run.step(joinOf(1, 11), joinOf(2, 12));
  run.step({ kind: 'lost', connectionId: 12 });
  const host = { zone: run.zone, effects: { backlog: 3 } } as unknown as Host;
  const meters = createMeters(() => [host]);
  let nowMs = 10_000;
  const report = createReport(
    {
      simId: 'sim-a',
      hosts: () => [host],
      meters,
      slowest: () => [{ characterId: entrant(2).characterId, skipped: 4 }],
      nowMs: () => nowMs,
    },
    () => 1.5,
  );
  return { run, meters, report, pass: (ms: number) => void (nowMs += ms) };
}

test('a report has the rates since the last one, the tick times of each channel, and the names of slow clients', () => {
  const { run, meters, report, pass } = simWithOneZone();
  for (let tick = 1; tick <= 40; tick++) meters.host.ticked(run.zone, { tickMs: tick, lateMs: -1 });
  report();
  for (let count = 0; count < 100; count++) meters.gateway.sent(50);
  meters.gateway.skippedSnapshot();
  meters.gateway.rejected('cheat', 'x');
  meters.host.rejected({ kind: 'rejected', rejection: 'lag', what: 'y' } as never);
  meters.gateway.connections(7);
  for (let tick = 0; tick < 40; tick++) meters.host.ticked(run.zone, { tickMs: 2, lateMs: 5 });
  pass(2_000);
  const figures = SimFigures.parse(report());
  expect(figures).toMatchObject({
    simId: 'sim-a',
    atMs: 12_000,
    loopP99: 1.5,
    connections: 7,
    snapshotsPerS: 50,
    bytesPerS: 2_500,
    skippedPerS: 0.5,
    rejectedPerS: 1,
  });
  expect(figures.channels).toEqual([
    {
      zoneId: 'watson',
      channel: 1,
      live: 1,
      lost: 1,
      hz: 20,
      tickP50: 2,
      tickP95: 36,
      tickP99: 40,
      lateP99: 5,
      backlog: 3,
    },
  ]);
  expect(figures.slow).toEqual([{ characterId: entrant(2).characterId, name: entrant(2).name, skipped: 4 }]);
});

test('a new channel has no rate yet, and old ticks are dropped from the report', () => {
  const { run, meters, report, pass } = simWithOneZone();
  for (let tick = 0; tick < 300; tick++) meters.host.ticked(run.zone, { tickMs: tick < 100 ? 90 : 1, lateMs: 0 });
  pass(1_000);
  expect(report().channels[0]).toMatchObject({ hz: 0, tickP99: 1 });
});
