import { seededRng } from '@necp/shared/kernel';
import { entityFlags, tickHz, type Intent, type ZoneWelcome } from '@necp/shared/protocol';
import { isFree } from '@necp/shared/zone/movement';
import { describe, expect, test } from 'vitest';
import { entrant, hashZone, joinOf, runZone } from '../testing/run-zone';
import { testMap } from '../testing/test-map';
import type { ZoneInput } from './inputs';
import { npcSlice } from './npc/slice';
import type { ZoneOutput } from './outputs';
import { graceTicks } from './presence/expire';
import { populationTicks } from './presence/population';

const input = (seq: number, moveX: number): Intent => ({
  seq,
  moveX,
  moveY: 0,
  aim: 0,
  buttons: 0,
  seenQuarter: 0,
  aimTiles: 0,
});
const intent = (connectionId: number, each: Intent): ZoneInput => ({ kind: 'intent', connectionId, intent: each });

/** Leaves out the players' own state and the answers to their requests. */
const sent = (outputs: readonly ZoneOutput[]): ZoneOutput[] =>
  outputs.filter((one) => (one.kind === 'send' ? /^(zone|chat)\./.test(one.name) : one.kind !== 'boxes_asked'));
const welcomeIn = (outputs: readonly ZoneOutput[]): ZoneWelcome => {
  for (const one of outputs) if (one.kind === 'send' && one.name === 'zone.welcome') return one.message;
  throw new Error('no welcome');
};

describe('joining and leaving a zone', () => {
  test('a new player gets the welcome and the last messages, and stands on free ground', () => {
    const run = runZone();
    run.step(joinOf(1, 11));
    run.step({ kind: 'say', connectionId: 11, said: { channel: 'zone', text: 'hello' } });
    const outputs = run.step(joinOf(2, 12));
    expect(outputs[0]).toMatchObject({
      connectionIds: [12],
      name: 'zone.welcome',
      message: { population: 2, recentMessages: [{ text: 'hello', sender: { name: 'Player 1' } }] },
    });
    const { x, y } = welcomeIn(outputs);
    expect(isFree(run.zone.state.map, Math.fround(x), Math.fround(y))).toBe(true);
  });

  test('a player is shown nothing of the zone before the welcome, and all of it a tick later', () => {
    const run = runZone();
    run.step(joinOf(1, 11));
    expect(run.sent.get(11)).toBeUndefined();
    run.step();
    expect(run.sent.get(11)).toHaveLength(1);
    expect(run.reader(11).needsFull).toBe(false);
  });

  test('a returning player stands at the last position', () => {
    const run = runZone();
    expect(sent(run.step(joinOf(1, 11, { spot: { x: 5.5, y: 40.25, facing: 9 } })))).toMatchObject([
      { name: 'zone.welcome', message: { x: 5.5, y: 40.25 } },
    ]);
  });

  test('a position that became a wall is replaced by the nearest free one', () => {
    const run = runZone();
    const { x, y } = welcomeIn(run.step(joinOf(1, 11, { spot: { x: 32, y: 32, facing: 0 } })));
    expect(isFree(run.zone.state.map, Math.fround(x), Math.fround(y))).toBe(true);
  });

  test('a disconnected player keeps the entity for half a minute and gets it back', () => {
    const run = runZone();
    run.step(joinOf(1, 11, { spot: { x: 5, y: 5, facing: 0 } }));
    run.step(intent(11, input(1, 127)));
    run.step({ kind: 'lost', connectionId: 11 });
    run.steps(graceTicks - 2);
    const outputs = run.step(joinOf(1, 12, { epoch: 2, spot: { x: 60, y: 60, facing: 0 } }));
    expect(outputs[0]).toMatchObject({ connectionIds: [12], name: 'zone.welcome', message: { y: 5 } });
    expect(welcomeIn(outputs).x).toBeCloseTo(5.21, 2);
    expect(run.zone.state.flags[run.zone.state.players.get(entrant(1).characterId)?.entityIndex ?? -1]).toBe(
      entityFlags.untouchable,
    );
  });

  test('a player disconnected for half a minute is removed, and the last position is sent to the domain', () => {
    const run = runZone();
    run.step(joinOf(1, 11, { spot: { x: 5, y: 5, facing: 0 } }));
    run.step({ kind: 'lost', connectionId: 11 });
    const outputs = sent(run.steps(graceTicks));
    expect(outputs).toMatchObject([{ kind: 'departed', departed: { epoch: 1, spot: { x: 5, y: 5 } } }]);
    expect(run.zone.state.players.size).toBe(0);
  });

  test('a player who returns before that position is saved still stands there', () => {
    const run = runZone();
    run.step(joinOf(1, 11, { spot: { x: 5, y: 5, facing: 0 } }));
    run.step({ kind: 'lost', connectionId: 11 });
    run.steps(graceTicks);
    expect(sent(run.step(joinOf(1, 12, { epoch: 2, spot: { x: 60, y: 60, facing: 0 } })))).toMatchObject([
      { name: 'zone.welcome', message: { x: 5, y: 5 } },
    ]);
  });

  test('the newer connection takes over and the older one is closed with a reason', () => {
    const run = runZone();
    run.step(joinOf(1, 11));
    expect(sent(run.step(joinOf(1, 12, { epoch: 2 })))).toMatchObject([
      { kind: 'close', connectionId: 11, reason: 'taken_over' },
      { name: 'zone.welcome', connectionIds: [12] },
    ]);
    expect(run.zone.state.players.size).toBe(1);
    expect(sent(run.step(joinOf(1, 13, { epoch: 1 })))).toEqual([
      { kind: 'close', connectionId: 13, reason: 'taken_over' },
    ]);
  });

  test('a full zone accepts no new player, but gives a returning player the entity back', () => {
    const run = runZone({ capacity: 2 });
    run.step(joinOf(1, 11), joinOf(2, 12));
    expect(run.step(joinOf(3, 13))).toContainEqual({ kind: 'close', connectionId: 13, reason: 'full' });
    run.step({ kind: 'lost', connectionId: 11 });
    expect(sent(run.step(joinOf(1, 14, { epoch: 2 })))).toMatchObject([{ name: 'zone.welcome', connectionIds: [14] }]);
  });

  test('all players receive the number of players when it has changed, every five seconds at most', () => {
    const run = runZone();
    run.step(joinOf(1, 11), joinOf(2, 12));
    const counted = (outputs: ReturnType<typeof run.steps>) =>
      outputs.filter((one) => one.kind === 'send' && one.name === 'zone.population');
    expect(counted(run.steps(populationTicks))).toEqual([
      { kind: 'send', connectionIds: [11, 12], name: 'zone.population', message: { population: 2, channels: 1 } },
    ]);
    expect(counted(run.steps(3 * populationTicks))).toEqual([]);
    run.step(joinOf(3, 13));
    run.step(joinOf(4, 14), { kind: 'lost', connectionId: 12 });
    expect(counted(run.steps(populationTicks))).toEqual([
      { kind: 'send', connectionIds: [11, 13, 14], name: 'zone.population', message: { population: 4, channels: 1 } },
    ]);
    expect(counted(run.steps(graceTicks))).toEqual([
      { kind: 'send', connectionIds: [11, 13, 14], name: 'zone.population', message: { population: 3, channels: 1 } },
    ]);
  });

  test('a character that another process writes is removed from this zone', () => {
    const run = runZone();
    run.step(joinOf(1, 11));
    expect(sent(run.step({ kind: 'stale', characterId: entrant(1).characterId, epoch: 1 }))).toEqual([
      { kind: 'close', connectionId: 11, reason: 'taken_over' },
    ]);
    expect(run.zone.state.players.size).toBe(0);
  });
});

describe('chat messages in a zone', () => {
  test('a player near by hears what is said, every player hears zone chat, and swear words are masked', () => {
    const run = runZone();
    run.step(
      joinOf(1, 11, { spot: { x: 3, y: 3, facing: 0 } }),
      joinOf(2, 12, { spot: { x: 15, y: 3, facing: 0 } }),
      joinOf(3, 13, { spot: { x: 60, y: 60, facing: 0 } }),
    );
    expect(
      sent(run.step({ kind: 'say', connectionId: 11, said: { channel: 'say', text: ' oh  shit ' } })),
    ).toMatchObject([
      { name: 'chat.message', connectionIds: [11, 12], message: { text: 'oh ****', channel: 'say' } },
      { kind: 'spoken' },
    ]);
    expect(
      sent(run.step({ kind: 'say', connectionId: 13, said: { channel: 'zone', text: 'hello all' } })),
    ).toMatchObject([{ name: 'chat.message', connectionIds: [11, 12, 13] }, { kind: 'spoken' }]);
  });

  test('a hateful message is refused to its sender, no player hears it, and it counts for the pace', () => {
    const run = runZone();
    run.step(joinOf(1, 11), joinOf(2, 12));
    const say = (channel: 'say' | 'zone', text: string) =>
      sent(run.step({ kind: 'say', connectionId: 11, said: { channel, text } }));
    for (const [channel, text] of [['say', 'f.a.g.g.o.t'] as const, ['zone', 'one f a g g o t'] as const])
      expect(say(channel, text)).toEqual([
        expect.objectContaining({
          name: 'chat.rejected',
          connectionIds: [11],
          message: { code: 'chat.hateful', params: {} },
        }),
        expect.objectContaining({ kind: 'rejected', rejection: 'normal', what: 'chat.hateful' }),
      ]);
    expect(run.zone.state.recentMessages).toEqual([]);
    expect(say('zone', 'hello')).toMatchObject([{ name: 'chat.message', connectionIds: [11, 12] }, { kind: 'spoken' }]);
    for (const text of ['faggot', 'two faggots']) say('say', text);
    expect(say('zone', 'hello again')).toMatchObject([{ message: { code: 'chat.too_fast' } }, { kind: 'rejected' }]);
  });

  test('too many messages and empty ones are refused to their sender only', () => {
    const run = runZone();
    run.step(joinOf(1, 11));
    for (let count = 0; count < 5; count++)
      run.step({ kind: 'say', connectionId: 11, said: { channel: 'say', text: `line ${count}` } });
    expect(sent(run.step({ kind: 'say', connectionId: 11, said: { channel: 'say', text: 'one more' } }))).toMatchObject(
      [
        { name: 'chat.rejected', connectionIds: [11], message: { code: 'chat.too_fast' } },
        { kind: 'rejected', rejection: 'normal' },
      ],
    );
    expect(sent(run.step({ kind: 'say', connectionId: 11, said: { channel: 'say', text: '\u200b' } }))).toMatchObject([
      { name: 'chat.rejected', message: { code: 'chat.empty' } },
      { kind: 'rejected' },
    ]);
  });

  test('a clock that is set back keeps no player from speaking', () => {
    const { zone } = runZone();
    const hourMs = 3_600_000;
    const say = (text: string) => ({ kind: 'say', connectionId: 11, said: { channel: 'say', text } }) as const;
    zone.tick(2 * hourMs, [joinOf(1, 11)]);
    zone.tick(
      2 * hourMs,
      [1, 2, 3, 4, 5].map((count) => say(`line ${count}`)),
    );
    for (let seconds = 0; seconds < 20; seconds++)
      for (let ticks = 0; ticks < 20; ticks++) zone.tick(hourMs + seconds * 1000, []);
    expect(sent([...zone.tick(hourMs + 20_000, [say('one more')])])).toMatchObject([
      { name: 'chat.message', connectionIds: [11] },
      { kind: 'spoken' },
    ]);
  });
});

describe('the townspeople of a zone', () => {
  test('keep the zone alive: they are always present, mostly walking, and never far from the path', () => {
    const run = runZone({ map: testMap({ townspeopleCount: 40 }) });
    const { state } = run.zone;
    expect(npcSlice(state).walkers).toHaveLength(40);
    for (let minute = 0; minute < 5; minute++) {
      run.steps(60 * tickHz);
      const moving = npcSlice(state).walkers.filter(
        ({ entityIndex }) => ((state.flags[entityIndex] ?? 0) & entityFlags.moving) !== 0,
      ).length;
      expect(moving).toBeGreaterThan(20);
      for (const { entityIndex } of npcSlice(state).walkers) {
        expect(isFree(state.map, state.x[entityIndex] ?? 0, state.y[entityIndex] ?? 0)).toBe(true);
      }
    }
  });
});

describe('a recorded run', () => {
  const record = (seed: number): ZoneInput[][] => {
    const rng = seededRng(seed);
    const seqs = new Map<number, number>();
    return Array.from({ length: 400 }, (_, tick) => {
      const inputs: ZoneInput[] = [];
      if (tick % 40 === 0) {
        const connectionId = 100 + tick / 40;
        inputs.push(joinOf(1 + ((tick / 40) % 6), connectionId, { epoch: 1 + tick }));
        seqs.set(connectionId, 0);
      }
      for (const [connectionId, seq] of seqs) {
        seqs.set(connectionId, seq + 1);
        inputs.push(
          intent(connectionId, {
            seq: seq + 1,
            moveX: rng.int(-127, 127),
            moveY: rng.int(-127, 127),
            aim: rng.int(0, 0xffff),
            buttons: rng.int(0, 15),
            seenQuarter: tick * 4 - rng.int(0, 30),
            aimTiles: rng.int(0, 255),
          }),
        );
        if (rng.int(1, 50) === 1)
          inputs.push({ kind: 'say', connectionId, said: { channel: 'zone', text: `line ${tick}` } });
        if (rng.int(1, 90) === 1) inputs.push({ kind: 'lost', connectionId });
      }
      return inputs;
    });
  };
  const replay = (inputs: ZoneInput[][], seed = 3) => {
    const run = runZone({ seed });
    for (const each of inputs) run.step(...structuredClone(each));
    return hashZone(run.zone);
  };

  test('ends in the same state every time', () => {
    const inputs = record(5);
    const hash = replay(inputs);
    expect(replay(inputs)).toBe(hash);
    expect(replay(inputs, 4)).not.toBe(hash);
    expect(replay(inputs.with(200, []))).not.toBe(hash);
  });
});
