import type { Place, ZoneMap } from '@necp/shared/zone/map';
import { describe, expect, test } from 'vitest';
import { entrant, joinOf, runZone } from '../../testing/run-zone';
import { testMap } from '../../testing/test-map';
import type { ZoneInput } from '../inputs';
import { interactionSlice } from '../interaction/slice';
import type { ZoneOutput } from '../outputs';
import { lootSlice } from './slice';

const gate: Place = { id: 'market_gate', name: { en: 'Gate', ru: 'Ворота' }, x: 9.5, y: 9.5, width: 1, height: 1 };
const zoneMap: ZoneMap = { ...testMap({ id: 'watson', townspeopleCount: 0 }), places: [gate] };
const who = entrant(1).characterId;
const sent = (out: readonly ZoneOutput[], connectionId: number) =>
  out.flatMap((one) =>
    one.kind === 'send' && one.name === 'loot.emptied' && one.connectionIds.includes(connectionId)
      ? [one.message as { readonly boxes: readonly { readonly entityId: number; readonly refillsInMs: number }[] }]
      : [],
  );

function beforeTheBin() {
  const run = runZone({ map: zoneMap });
  run.step(joinOf(1, 10, { spot: { x: 10, y: 10, facing: 0 } }), joinOf(2, 20, { spot: { x: 10, y: 10, facing: 0 } }));
  const bin = [...interactionSlice(run.zone.state).interactables.values()].find(
    (interactable) =>
      interactable.kind === 'container' && interactable.container.id === 'street_bin' && interactable.spawnIndex === 1,
  );
  if (bin?.kind !== 'container') throw new Error('no bin');
  return {
    run,
    bin,
    opened: (rejection: Extract<ZoneInput, { kind: 'opened' }>['rejection']): ZoneInput => ({
      kind: 'opened',
      id: 'o',
      characterId: who,
      containerId: 'street_bin',
      spawnIndex: 1,
      rejection,
    }),
  };
}

describe('a box emptied by a player', () => {
  test('stands open for that player alone until it is refilled', () => {
    const { run, bin, opened } = beforeTheBin();
    const out = run.step(opened(null));
    expect(sent(out, 10)).toEqual([{ boxes: [{ entityId: bin.entityId, refillsInMs: bin.container.refillMs }] }]);
    expect(sent(out, 20)).toEqual([]);
  });

  test('is shown open again after a reconnect', () => {
    const { run, bin, opened } = beforeTheBin();
    run.step(opened(null));
    run.steps(6);
    run.step({ kind: 'lost', connectionId: 10 });
    const out = [...run.step(joinOf(1, 11, { epoch: 2 })), ...run.steps(6)];
    expect(sent(out, 11)).toMatchObject([{ boxes: [{ entityId: bin.entityId }] }]);
  });

  test('stands open when it was emptied in another channel or before a restart', () => {
    const { run, bin } = beforeTheBin();
    const came = run.step(joinOf(3, 30, { spot: { x: 10, y: 10, facing: 0 } }));
    const newcomer = entrant(3).characterId;
    expect(came.filter(({ kind }) => kind === 'boxes_asked')).toEqual([
      { kind: 'boxes_asked', characterId: newcomer, epoch: 1 },
    ]);
    const refillsAtMs = run.zone.state.nowMs + 60_000;
    const gone = { containerId: 'gone_from_the_map', spawnIndex: 0, refillsAtMs };
    const out = [
      ...run.step({
        kind: 'boxes',
        characterId: newcomer,
        boxes: [{ containerId: 'street_bin', spawnIndex: 1, refillsAtMs }, gone],
      }),
      ...run.steps(6),
    ];
    expect(sent(out, 30).flatMap(({ boxes }) => boxes.map(({ entityId }) => entityId))).toEqual([bin.entityId]);
    expect(sent(out, 20)).toEqual([]);
  });

  test('is not closed by an answer that was sent before it was opened', () => {
    const { run, bin, opened } = beforeTheBin();
    run.step(opened(null));
    const out = [
      ...run.step({
        kind: 'boxes',
        characterId: who,
        boxes: [{ containerId: 'street_bin', spawnIndex: 1, refillsAtMs: run.zone.state.nowMs + 50 }],
      }),
      ...run.steps(10),
    ];
    expect(
      sent(out, 10)
        .at(-1)
        ?.boxes.find(({ entityId }) => entityId === bin.entityId)?.refillsInMs,
    ).toBeGreaterThan(1_000);
  });

  test('is forgotten when the player has left again', () => {
    const { run } = beforeTheBin();
    run.step({
      kind: 'boxes',
      characterId: entrant(7).characterId,
      boxes: [{ containerId: 'street_bin', spawnIndex: 1, refillsAtMs: run.zone.state.nowMs + 60_000 }],
    });
    expect(lootSlice(run.zone.state).emptied.size).toBe(0);
  });

  test('stands open for the time the domain gives when it is found empty; a failed lock check changes nothing', () => {
    const { run, bin, opened } = beforeTheBin();
    const { nowMs } = run.zone.state;
    expect(sent(run.step(opened({ code: 'loot.empty', params: { refillsAtMs: nowMs + 1_050 } })), 10)).toEqual([
      { boxes: [{ entityId: bin.entityId, refillsInMs: 1_000 }] },
    ]);
    run.steps(30);
    expect(lootSlice(run.zone.state).emptied.size).toBe(0);
    expect(sent(run.step(opened({ code: 'zone.locked', params: {} })), 10)).toEqual([]);
  });
});
