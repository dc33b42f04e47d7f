import { describe, expect, it } from 'vitest';
import { Pace } from './pace';

const play = (pace: Pace, elapsedMs: number, frames: number): void => {
  for (let i = 0; i < frames; i += 1) pace.noted(elapsedMs);
};

describe('the pace of drawing', () => {
  it('keeps the chosen effects on a machine that keeps up', () => {
    const pace = new Pace('high');
    play(pace, 17, 2000);
    expect(pace.effects).toBe('high');
  });

  it('gives up one level after the other on a machine that cannot', () => {
    const pace = new Pace('high');
    play(pace, 120, 20);
    expect(pace.effects).toBe('low');
    play(pace, 120, 200);
    expect(pace.effects).toBe('off');
  });

  it('forgives a single hitch', () => {
    const pace = new Pace('high');
    play(pace, 17, 10);
    pace.noted(250);
    play(pace, 17, 100);
    expect(pace.effects).toBe('high');
  });

  it('tries again what the player chooses', () => {
    const pace = new Pace('high');
    play(pace, 120, 200);
    pace.choose('low');
    expect(pace.effects).toBe('low');
  });
});
