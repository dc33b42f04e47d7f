import { describe, expect, it } from 'vitest';
import { Pace } from './pace';

const card = { isDrawnByProcessor: false };
const processor = { isDrawnByProcessor: true };
const play = (pace: Pace, elapsedMs: number, { frames, by = card }: { frames: number; by?: typeof card }): void => {
  for (let i = 0; i < frames; i += 1) pace.noted({ elapsedMs, ...by });
};
const playSeconds = (pace: Pace, elapsedMs: number, { seconds, by = card }: { seconds: number; by?: typeof card }) =>
  play(pace, elapsedMs, { frames: Math.ceil((seconds * 1000) / elapsedMs), by });

describe('the automatic level of effects', () => {
  it('stays at the chosen level on a fast machine', () => {
    const pace = new Pace('high');
    play(pace, 17, { frames: 2000 });
    expect(pace.effects).toBe('high');
  });

  it('falls one level at a time on a slow machine', () => {
    const pace = new Pace('high');
    const seen = [1, 2, 3, 4].map(() => {
      play(pace, 120, { frames: 20 });
      return pace.effects;
    });
    expect(seen).toEqual(['low', 'off', 'off', 'off']);
  });

  it('falls to the plainest at once with software rendering', () => {
    const pace = new Pace('high');
    play(pace, 120, { frames: 20, by: processor });
    expect(pace.effects).toBe('off');
  });

  it('begins at the plainest with software rendering, and rises after thirty good seconds', () => {
    const pace = new Pace('high');
    pace.beginByProcessor();
    expect(pace.effects).toBe('off');
    playSeconds(pace, 50, { seconds: 32, by: processor });
    expect(pace.effects).toBe('low');
  });

  it('begins at a locked choice with software rendering too', () => {
    const pace = new Pace('high', 'locked');
    pace.beginByProcessor();
    expect(pace.effects).toBe('high');
  });

  it('accepts the frame cap of software rendering', () => {
    const pace = new Pace('low');
    play(pace, 50, { frames: 200, by: processor });
    expect(pace.effects).toBe('low');
  });

  it('ignores a single slow frame', () => {
    const pace = new Pace('high');
    play(pace, 17, { frames: 10 });
    pace.noted({ elapsedMs: 250, ...card });
    play(pace, 17, { frames: 100 });
    expect(pace.effects).toBe('high');
  });

  it('rises again after thirty good seconds, one level at a time, and never above the choice', () => {
    const pace = new Pace('high');
    play(pace, 120, { frames: 40 });
    expect(pace.effects).toBe('off');
    playSeconds(pace, 17, { seconds: 25 });
    expect(pace.effects).toBe('off');
    playSeconds(pace, 17, { seconds: 7 });
    expect(pace.effects).toBe('low');
    playSeconds(pace, 17, { seconds: 32 });
    expect(pace.effects).toBe('high');
    playSeconds(pace, 17, { seconds: 120 });
    expect(pace.effects).toBe('high');
  });

  it('stays where it is while frames are neither slow nor fast', () => {
    const pace = new Pace('high');
    play(pace, 120, { frames: 20 });
    playSeconds(pace, 40, { seconds: 120 });
    expect(pace.effects).toBe('low');
  });

  it('waits twice as long before it tries a level that has failed', () => {
    const pace = new Pace('high');
    play(pace, 120, { frames: 20 });
    playSeconds(pace, 17, { seconds: 32 });
    expect(pace.effects).toBe('high');
    play(pace, 120, { frames: 6 });
    expect(pace.effects).toBe('low');
    playSeconds(pace, 17, { seconds: 40 });
    expect(pace.effects).toBe('low');
    playSeconds(pace, 17, { seconds: 25 });
    expect(pace.effects).toBe('high');
  });

  it('ends a failed trial within a few frames', () => {
    const pace = new Pace('low');
    play(pace, 120, { frames: 20, by: processor });
    playSeconds(pace, 50, { seconds: 32, by: processor });
    expect(pace.effects).toBe('low');
    play(pace, 300, { frames: 2, by: processor });
    expect(pace.effects).toBe('off');
  });

  it('never changes a locked choice', () => {
    const pace = new Pace('high', 'locked');
    play(pace, 250, { frames: 400 });
    expect(pace.effects).toBe('high');
  });

  it('tries again when the player chooses a level', () => {
    const pace = new Pace('high');
    play(pace, 120, { frames: 200 });
    pace.choose('low');
    expect(pace.effects).toBe('low');
  });
});
