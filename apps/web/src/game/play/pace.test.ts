import { describe, expect, it } from 'vitest';
import { Pace } from './pace';

const card = { isDrawnByProcessor: false };
const processor = { isDrawnByProcessor: true };
const play = (pace: Pace, elapsedMs: number, { frames, by = card }: { frames: number; by?: typeof card }): void => {
  for (let i = 0; i < frames; i += 1) pace.noted(elapsedMs, by);
};

describe('the automatic drawing quality', () => {
  it('keeps the chosen quality on a fast machine', () => {
    const pace = new Pace('high');
    play(pace, 17, { frames: 2000 });
    expect(pace.finesse).toEqual({ effects: 'high', sharpness: 1 });
  });

  it('lowers effects first, then sharpness, step by step on a slow machine', () => {
    const pace = new Pace('high');
    const seen = [1, 2, 3, 4, 5, 6].map(() => {
      play(pace, 120, { frames: 20 });
      return pace.finesse;
    });
    expect(seen.map(({ effects }) => effects)).toEqual(['low', 'off', 'off', 'off', 'off', 'off']);
    expect(seen.map(({ sharpness }) => sharpness)).toEqual([1, 1, 0.7, 0.5, 0.5, 0.5]);
  });

  it('is the lowest at once with software rendering', () => {
    const pace = new Pace('high');
    play(pace, 120, { frames: 20, by: processor });
    expect(pace.finesse).toEqual({ effects: 'off', sharpness: 0.5 });
  });

  it('accepts the frame cap of software rendering', () => {
    const pace = new Pace('low');
    play(pace, 50, { frames: 200, by: processor });
    expect(pace.finesse).toEqual({ effects: 'low', sharpness: 1 });
  });

  it('ignores a single slow frame', () => {
    const pace = new Pace('high');
    play(pace, 17, { frames: 10 });
    pace.noted(250, card);
    play(pace, 17, { frames: 100 });
    expect(pace.finesse.effects).toBe('high');
  });

  it('tries again when the player chooses a quality', () => {
    const pace = new Pace('high');
    play(pace, 120, { frames: 200 });
    pace.choose('low');
    expect(pace.finesse).toEqual({ effects: 'low', sharpness: 1 });
  });
});
