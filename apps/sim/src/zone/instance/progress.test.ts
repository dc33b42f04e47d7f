import type { ZoneId } from '@necp/shared/kernel';
import type { InstanceProgress } from '@necp/shared/protocol';
import type { Place } from '@necp/shared/zone/map';
import { expect, test } from 'vitest';
import { authoredGameData } from '../../authored';
import { drawnMap, openGround } from '../../testing/drawn-map';
import { entitiesOf, strikeDown } from '../../testing/populated-zone';
import { entrant, joinOf, runZone } from '../../testing/run-zone';
import { combatantAt } from '../combat/entity';
import type { ZoneOutput } from '../outputs';

const placeAt = (id: string, x: number): Place => ({ id, name: { en: id, ru: id }, x, y: 20, width: 1, height: 1 });
const exchange = {
  ...drawnMap(openGround(200, 40)),
  id: 'drowned_exchange' as ZoneId,
  places: [placeAt('flooded_hall', 90), placeAt('counting_vault', 170)],
};
const vitals = { health: 50, energy: 10, ram: 10, stamina: 10 };

const progressOf = (out: readonly ZoneOutput[], connectionId = 10): InstanceProgress[] =>
  out.flatMap((one) =>
    one.kind === 'send' && one.name === 'instance.progress' && one.connectionIds.includes(connectionId)
      ? [one.message]
      : [],
  );

function inside() {
  const run = runZone({ map: exchange, gameData: authoredGameData });
  const entered = run.step({
    kind: 'join',
    connectionId: 10,
    entrant: { ...entrant(1, { spot: { x: 5, y: 20, facing: 0 } }), vitals },
  });
  return { run, entered };
}

test('a player who enters an instance is shown its rooms and its boss', () => {
  const { entered } = inside();
  expect(progressOf(entered)).toMatchObject([
    {
      difficulty: 'normal',
      rooms: [
        { place: 'flooded_hall', left: 6, of: 6, boss: null },
        { place: 'counting_vault', left: 1, of: 1, boss: 'tallyman', isFought: false },
      ],
      falls: 0,
      isWon: false,
    },
  ]);
});

test('the group is shown each change once: enemies and players who fall, and the victory with its time', () => {
  const { run } = inside();
  run.steps(20);
  const [clerk] = entitiesOf(run.zone.state, 'drowned_clerk');
  strikeDown(run, clerk ?? 0);
  const after = progressOf(run.steps(20));
  expect(after).toHaveLength(1);
  expect(after[0]?.rooms[0]).toMatchObject({ left: 5, of: 6 });
  strikeDown(run, run.zone.state.players.get(entrant(1).characterId)?.entityIndex ?? 0);
  expect(progressOf(run.steps(20)).at(-1)).toMatchObject({ falls: 1, isWon: false });
  const [tallyman] = entitiesOf(run.zone.state, 'tallyman');
  strikeDown(run, tallyman ?? 0);
  const won = progressOf(run.steps(20)).at(-1);
  expect(won).toMatchObject({ falls: 1, isWon: true });
  run.steps(100);
  const late = progressOf(run.step({ kind: 'join', connectionId: 20, entrant: { ...entrant(2), vitals } }), 20);
  expect(late).toMatchObject([{ isWon: true, elapsedMs: won?.elapsedMs }]);
});

test('a boss that fights is shown as such', () => {
  const { run } = inside();
  const [tallyman] = entitiesOf(run.zone.state, 'tallyman');
  const combatant = combatantAt(run.zone.state, tallyman ?? 0);
  if (combatant === undefined) throw new Error('no boss');
  combatant.inCombat = true;
  combatant.lastHarmTick = run.zone.state.tick;
  expect(progressOf(run.steps(10)).at(-1)?.rooms[1]).toMatchObject({ boss: 'tallyman', isFought: true });
});

test('an open zone has no progress to show', () => {
  const run = runZone({ map: drawnMap(openGround(60, 60)) });
  expect(progressOf([...run.step(joinOf(1, 10)), ...run.steps(20)])).toEqual([]);
});
