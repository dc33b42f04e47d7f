import { describe, expect, it } from 'vitest';
import { isNewerSeq, tickMs, type Intent } from '@necp/shared/protocol';
import { stationaryState, stepMovement, type MovementState, type Ground } from '@necp/shared/zone/movement';
import { ClockSync } from './clock-sync';
import { Timeline, Track } from './interpolation';
import { Prediction, type TickInput } from './prediction';
import { Stepper } from './stepper';

const frameMs = 1000 / 60;
const open: Ground = { widthTiles: 64, heightTiles: 64, solid: new Uint8Array(64 * 64) };
const start: MovementState = stationaryState(32, 32, 0);
const looking = { seenQuarter: 0, aimTiles: 32 };
const east: TickInput = { moveX: 127, moveY: 0, aim: 0, buttons: 0, ...looking };
const north: TickInput = { moveX: 0, moveY: -127, aim: 49152, buttons: 0, ...looking };
const still: TickInput = { moveX: 0, moveY: 0, aim: 0, buttons: 0, ...looking };

interface Parcel<T> {
  readonly dueMs: number;
  readonly content: T;
}

/** An ordered connection such as TCP: later messages never overtake; a stall delays everything behind it. */
class Line<T> {
  private parcels: Parcel<T>[] = [];
  private lastDueMs = 0;

  constructor(private readonly delayMs: () => number) {}

  put(nowMs: number, content: T): void {
    this.lastDueMs = Math.max(this.lastDueMs, nowMs + this.delayMs());
    this.parcels.push({ dueMs: this.lastDueMs, content });
  }

  take(nowMs: number): T[] {
    const due = this.parcels.filter((parcel) => parcel.dueMs <= nowMs);
    this.parcels = this.parcels.filter((parcel) => parcel.dueMs > nowMs);
    return due.map((parcel) => parcel.content);
  }
}

/** Returns a repeatable random source: a small linear congruential generator (Numerical Recipes). */
function repeatable(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 0x100000000;
  };
}

interface Trace {
  readonly corrections: number[];
  readonly steps: number[];
  readonly left: number;
  readonly apart: number;
}

/**
 * Plays `seconds` of one player against a server that follows one intent per tick and may catch up, as the simulation
 * does.
 */
function play(options: {
  ground: Ground;
  oneWayMs: () => number;
  tickInputAt: (ms: number) => TickInput;
  seconds: number;
}): Trace {
  const up = new Line<Intent>(options.oneWayMs);
  const down = new Line<{ ackSeq: number; body: MovementState }>(options.oneWayMs);
  const prediction = new Prediction(options.ground, start);
  const stepper = new Stepper(prediction);
  const corrections: number[] = [];
  const steps: number[] = [];
  let server = { body: start, ackSeq: 0, queue: [] as Intent[], allowance: 1, nextTickMs: 7 };
  let shown = prediction.shown(1);
  for (let nowMs = 0; nowMs < options.seconds * 1000; nowMs += frameMs) {
    while (server.nextTickMs <= nowMs) server = serve(server, { up, down, ground: options.ground });
    for (const word of down.take(nowMs)) {
      const tiles = prediction.correct(word.ackSeq, word.body);
      if (tiles > 0) corrections.push(tiles);
    }
    const tickInput = options.tickInputAt(nowMs);
    for (const intent of stepper.advance(frameMs, tickInput)) up.put(nowMs, intent);
    prediction.fade(frameMs / 1000);
    const next = prediction.shown(stepper.share);
    steps.push(Math.hypot(next.x - shown.x, next.y - shown.y));
    shown = next;
  }
  return {
    corrections,
    steps,
    left: prediction.unanswered,
    apart: Math.hypot(prediction.exact.x - server.body.x, prediction.exact.y - server.body.y),
  };
}

interface Served {
  body: MovementState;
  ackSeq: number;
  queue: Intent[];
  allowance: number;
  nextTickMs: number;
}

function serve(
  server: Served,
  link: { up: Line<Intent>; down: Line<{ ackSeq: number; body: MovementState }>; ground: Ground },
): Served {
  const queue = [...server.queue, ...link.up.take(server.nextTickMs)];
  let { body, ackSeq } = server;
  let allowance = Math.min(5, server.allowance + 1.04);
  while (allowance >= 1) {
    const intent = queue.shift();
    if (!intent) break;
    allowance -= 1;
    body = stepMovement(body, intent, link.ground);
    ackSeq = intent.seq;
  }
  link.down.put(server.nextTickMs, { ackSeq, body });
  return { body, ackSeq, queue, allowance, nextTickMs: server.nextTickMs + tickMs };
}

const stroll = (ms: number): TickInput =>
  ms < 300
    ? still
    : ms < 2000
      ? east
      : ms < 3500
        ? north
        : ms < 5000
          ? still
          : ms < 6000
            ? { ...east, buttons: 1 }
            : still;

describe("the player's own character on a slow connection", () => {
  it('moves in the very frame in which the key goes down', () => {
    const prediction = new Prediction(open, start);
    const stepper = new Stepper(prediction);
    for (let i = 0; i < 20; i += 1) stepper.advance(frameMs, still);
    const before = prediction.shown(stepper.share);
    expect(stepper.advance(frameMs, east)).toHaveLength(1);
    stepper.advance(frameMs, east);
    expect(prediction.shown(stepper.share).x).toBeGreaterThan(before.x);
  });

  it('is never corrected on open ground with 150 ms each way and jitter', () => {
    const rng = repeatable(7);
    const trace = play({ ground: open, oneWayMs: () => 150 + rng() * 60, tickInputAt: stroll, seconds: 8 });
    expect(trace.corrections).toEqual([]);
    expect(trace.left).toBe(0);
    expect(trace.apart).toBe(0);
  });

  it('is never corrected when one packet in twenty stalls for half a second', () => {
    const rng = repeatable(11);
    const trace = play({
      ground: open,
      oneWayMs: () => 75 + rng() * 30 + (rng() < 0.05 ? 500 : 0),
      tickInputAt: stroll,
      seconds: 12,
    });
    expect(trace.corrections).toEqual([]);
    expect(trace.apart).toBe(0);
  });

  it('never moves farther in a frame than sprinting allows', () => {
    const rng = repeatable(3);
    const trace = play({
      ground: open,
      oneWayMs: () => 75 + (rng() < 0.05 ? 400 : 0),
      tickInputAt: stroll,
      seconds: 8,
    });
    const longest = (6.4 / 60) * 1.01;
    expect(Math.max(...trace.steps)).toBeLessThanOrEqual(longest);
  });

  it('slides along a wall exactly as the server does', () => {
    const solid = new Uint8Array(64 * 64);
    for (let y = 0; y < 64; y += 1) solid[y * 64 + 35] = 1;
    const trace = play({
      ground: { ...open, solid },
      oneWayMs: () => 120,
      tickInputAt: (ms) => (ms < 2000 ? { ...east, moveY: 60 } : still),
      seconds: 4,
    });
    expect(trace.corrections).toEqual([]);
  });

  it('glides to the position of the server after a correction', () => {
    const prediction = new Prediction(open, start);
    prediction.take(east);
    const shown = prediction.shown(1);
    expect(prediction.correct(1, stationaryState(31, 32, 0))).toBeCloseTo(1.21, 2);
    expect(prediction.shown(1).x).toBeCloseTo(shown.x, 5);
    for (let i = 0; i < 60; i += 1) prediction.fade(frameMs / 1000);
    expect(prediction.shown(1).x).toBeCloseTo(31, 2);
  });

  it('keeps counting when the sequence number wraps', () => {
    const prediction = new Prediction(open, start);
    let seq = 0;
    for (let i = 0; i < 70_000; i += 1) {
      seq = prediction.take(still).seq;
      prediction.correct(seq, start);
    }
    expect(prediction.unanswered).toBe(0);
    expect(isNewerSeq(prediction.take(still).seq, seq)).toBe(true);
  });
});

describe('other people', () => {
  it('walk evenly although positions arrive in bursts', () => {
    const rng = repeatable(5);
    const line = new Line<number>(() => 60 + rng() * 50);
    const track = new Track();
    const timeline = new Timeline();
    let tick = 100;
    let last: number | null = null;
    const steps: number[] = [];
    for (let nowMs = 0; nowMs < 6000; nowMs += frameMs) {
      while ((tick - 100) * tickMs <= nowMs) {
        line.put((tick - 100) * tickMs, tick);
        tick += 1;
      }
      for (const tick of line.take(nowMs)) {
        timeline.received(tick, nowMs);
        track.put({ tick, x: tick * 0.21, y: 0, facing: 0 });
      }
      const shown = track.at(timeline.advance(frameMs, nowMs));
      if (shown && last !== null && nowMs > 1500) steps.push(shown.x - last);
      last = shown?.x ?? null;
    }
    const even = (4.2 * frameMs) / 1000;
    expect(Math.min(...steps)).toBeGreaterThan(even * 0.8);
    expect(Math.max(...steps)).toBeLessThan(even * 1.2);
    expect(timeline.delay).toBeGreaterThanOrEqual(100);
    expect(timeline.delay).toBeLessThanOrEqual(200);
  });

  it('stand still until they really start walking again', () => {
    const track = new Track();
    track.put({ tick: 10, x: 5, y: 5, facing: 0 });
    track.put({ tick: 100, x: 5.21, y: 5, facing: 0 });
    expect(track.at(60)?.x).toBe(5);
    expect(track.at(99)?.x).toBe(5);
    expect(track.at(99.5)?.x).toBeCloseTo(5.105, 3);
  });

  it('walk on for a moment when a snapshot is late, then wait', () => {
    const track = new Track();
    track.put({ tick: 10, x: 0, y: 0, facing: 0 });
    track.put({ tick: 11, x: 0.2, y: 0, facing: 0 });
    expect(track.at(12)?.x).toBeGreaterThan(0.3);
    expect(track.at(40)?.x).toBeLessThan(0.6);
  });

  it('turn the shorter way', () => {
    const track = new Track();
    track.put({ tick: 1, x: 0, y: 0, facing: 6.2 });
    track.put({ tick: 2, x: 1, y: 0, facing: 0.1 });
    expect(Math.abs((track.at(1.5)?.facing ?? 0) - 6.29)).toBeLessThan(0.1);
  });

  it('appear at once after a teleport', () => {
    const track = new Track();
    track.put({ tick: 1, x: 0, y: 0, facing: 0 });
    track.jump({ tick: 2, x: 40, y: 0, facing: 0 });
    expect(track.at(1.5)?.x).toBe(40);
  });
});

describe('the clock', () => {
  it('finds the server time within the asymmetry of the connection', () => {
    const rng = repeatable(2);
    const clock = new ClockSync();
    for (let i = 0; i < 20; i += 1) {
      const out = 60 + rng() * 40;
      const back = 60 + rng() * 40;
      clock.answered({ sentMs: i * 2000, receivedMs: i * 2000 + out + back, serverTimeMs: 1_000_000 + i * 2000 + out });
    }
    expect(Math.abs(clock.serverMs(50_000) - 1_050_000)).toBeLessThan(25);
    expect(clock.latencyMs).toBeGreaterThan(120);
    expect(clock.latencyMs).toBeLessThan(200);
  });
});
