import { seededRng, type Rng } from '@necp/shared/kernel';
import { intentButtons, tickHz, type Intent } from '@necp/shared/protocol';
import { sprintTilesPerSecond, stationaryState, stepMovement, type MovementState } from '@necp/shared/zone/movement';
import { describe, expect, test } from 'vitest';
import { entrant, joinOf, runZone, type ZoneRun } from '../../testing/run-zone';
import { testMap } from '../../testing/test-map';
import type { ZoneInput } from '../inputs';

const connectionId = 11;
const map = testMap({ sideTiles: 400, townspeopleCount: 0 });
const start = stationaryState(20, 20, 0);

function begin(): ZoneRun {
  const run = runZone({ map });
  run.step(joinOf(1, connectionId, { spot: start }));
  return run;
}

function movementOf(run: ZoneRun): MovementState {
  const { state } = run.zone;
  const entityIndex = state.players.get(entrant(1).characterId)?.entityIndex ?? -1;
  const roll = state.players.get(entrant(1).characterId)?.roll;
  return {
    ...stationaryState(state.x[entityIndex] ?? NaN, state.y[entityIndex] ?? NaN, state.facing[entityIndex] ?? 0),
    ...roll,
  };
}

/** Returns the longest way covered in any five seconds, in tiles per second, as the sum of steps. */
function fastest(track: readonly MovementState[]): number {
  const window = 5 * tickHz;
  const steps = track.map((mover, index) =>
    Math.hypot(mover.x - (track[index - 1]?.x ?? mover.x), mover.y - (track[index - 1]?.y ?? mover.y)),
  );
  let most = 0;
  for (let end = 1; end <= steps.length; end++)
    most = Math.max(
      most,
      steps.slice(Math.max(0, end - window), end).reduce((sum, step) => sum + step, 0),
    );
  return most / 5;
}

const sprint = (seq: number, moveX = 127, moveY = 0): Intent => ({
  seq,
  moveX,
  moveY,
  aim: 0,
  buttons: 1,
  seenQuarter: 0,
  aimTiles: 0,
});
const send = (intent: Intent): ZoneInput => ({ kind: 'intent', connectionId, intent });

/** Ways to gain ground that the protocol lets a client try; each returns what to send at a tick. */
const cheats: Record<string, (rng: Rng) => (tick: number) => Intent[]> = {
  'sends twice as many inputs': () => {
    let seq = 0;
    return () => [sprint(++seq), sprint(++seq)];
  },
  'sends ten times as many inputs': () => {
    let seq = 0;
    return () => Array.from({ length: 10 }, () => sprint(++seq));
  },
  'saves inputs up and sends them in bursts': (rng) => {
    let seq = 0;
    const every = rng.int(20, 100);
    return (tick) => (tick % every === 0 ? Array.from({ length: every * 2 }, () => sprint(++seq)) : []);
  },
  'sends old inputs again': (rng) => {
    let seq = 0;
    return () => [sprint(++seq), ...Array.from({ length: 4 }, () => sprint(Math.max(1, seq - rng.int(0, 20))))];
  },
  'shuffles the order': (rng) => {
    let seq = 0;
    return () => {
      seq += 4;
      return [seq, seq - 2, seq - 1, seq - 3].map((each) => sprint(each, rng.int(100, 127)));
    };
  },
  'jumps in numbers': (rng) => {
    let seq = 0;
    return () => Array.from({ length: 3 }, () => sprint((seq += rng.int(1, 300)) & 0xffff));
  },
  'inputs along both axes at once': () => {
    let seq = 0;
    return () => [sprint(++seq, 127, 127), sprint(++seq, 127, 127)];
  },
};

describe('a cheating client', () => {
  test.each(Object.keys(cheats))('that %s gains nothing over the limit and is noticed', (name) => {
    for (let seed = 1; seed <= 145; seed++) {
      const run = begin();
      const cheat = cheats[name]?.(seededRng(seed));
      const track: MovementState[] = [movementOf(run)];
      let noticed = 0;
      for (let tick = 1; tick <= 140; tick++) {
        noticed += run.step(...(cheat?.(tick) ?? []).map(send)).filter(({ kind }) => kind === 'rejected').length;
        track.push(movementOf(run));
      }
      expect(fastest(track)).toBeLessThanOrEqual(sprintTilesPerSecond * 1.1);
      expect(noticed).toBeGreaterThan(0);
    }
  });
});

describe('intents sent again or out of order', () => {
  test('leave the entity exactly where it would stand without them', () => {
    for (let seed = 1; seed <= 60; seed++) {
      const rng = seededRng(seed);
      const [noisy, plain] = [begin(), begin()];
      const sent: Intent[] = [];
      for (let tick = 1; tick <= 80; tick++) {
        const input = sprint(tick, rng.int(-127, 127), rng.int(-127, 127));
        const old = Array.from({ length: rng.int(0, 3) }, () => sent[rng.int(0, Math.max(0, sent.length - 1))]).flatMap(
          (again) => again ?? [],
        );
        const forged = old.map((again) => ({ ...again, moveX: -again.moveX, moveY: 127 }));
        sent.push(input);
        const around = rng.pick([
          [input, ...old, ...forged],
          [...old, input, ...forged],
          [...forged, ...old, input],
        ]);
        noisy.step(...around.map(send));
        plain.step(send(input));
        expect(movementOf(noisy)).toEqual(movementOf(plain));
      }
    }
  });
});

describe('honest players on bad connections', () => {
  test('are never accused, and end exactly where the client predicted: 10,000 moves', () => {
    let moves = 0;
    for (let seed = 1; moves < 10_000; seed++) moves += walkHonestly(seed);
  });

  test('are not accused when their clock runs a little fast', () => {
    const run = begin();
    let seq = 0;
    for (let tick = 1; tick <= 1000; tick++) {
      const inputs = tick % 50 === 0 ? 2 : 1;
      const outputs = run.step(...Array.from({ length: inputs }, () => send(sprint(++seq))));
      expect(outputs.filter((output) => output.kind === 'rejected' && output.rejection === 'cheat')).toEqual([]);
    }
  });
});

/**
 * Sends twenty intents per second through a connection that delays them and releases them in bunches of up to 400 ms;
 * now and then a roll, never more than stamina allows.
 */
function walkHonestly(seed: number): number {
  const rng = seededRng(seed);
  const run = begin();
  let predicted: MovementState = start;
  let heading = rng.int(0, 255);
  const held: Intent[] = [];
  let releaseTick = 0;
  const accused: unknown[] = [];
  const count = 250;
  for (let tick = 1; tick <= count + 60; tick++) {
    if (tick <= count) {
      if (rng.int(1, 15) === 1) heading = rng.int(0, 255);
      const angle = (heading / 256) * 2 * Math.PI;
      const intent: Intent = {
        seq: tick & 0xffff,
        moveX: Math.round(Math.cos(angle) * 127),
        moveY: Math.round(Math.sin(angle) * 127),
        aim: heading << 8,
        buttons: tick % 60 === 30 ? intentButtons.dodge : rng.pick([0, intentButtons.sprint, intentButtons.steady]),
        seenQuarter: 0,
        aimTiles: 0,
      };
      predicted = stepMovement(predicted, intent, map);
      held.push(intent);
    }
    if (tick >= releaseTick) {
      accused.push(...run.step(...held.splice(0).map(send)).filter(({ kind }) => kind === 'rejected'));
      if (rng.int(1, 4) === 1) releaseTick = tick + rng.int(1, 8);
    } else {
      accused.push(...run.step().filter(({ kind }) => kind === 'rejected'));
    }
  }
  expect(accused).toEqual([]);
  expect(movementOf(run)).toEqual(predicted);
  return count;
}

test('an intent that skips many numbers is refused, and the next ones are executed', () => {
  const run = begin();
  const send = (seq: number) => run.step({ kind: 'intent', connectionId, intent: sprint(seq) });
  const skips = (out: ReturnType<typeof send>) =>
    out.flatMap((one) => (one.kind === 'rejected' ? [`${one.rejection} ${one.what}`] : []));
  expect([1, 2, 7].flatMap((seq) => skips(send(seq)))).toEqual([]);
  const before = movementOf(run).x;
  expect(skips(send(40))).toEqual(['lag skipped_seq']);
  expect(movementOf(run).x).toBe(before);
  expect(skips(send(41))).toEqual([]);
  expect(movementOf(run).x).toBeGreaterThan(before);
});
