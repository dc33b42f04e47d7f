import { describe, expect, it } from 'vitest';
import type { FrameCap } from '../types';
import { FrameGate } from './frame-cap';

/** Returns the frames drawn in ten seconds, and the longest wait between two, on a screen with a refresh rate. */
function watch(cap: FrameCap, hertz: number): { drawn: number; longestMs: number } {
  const gate = new FrameGate();
  gate.choose(cap);
  let lastMs = 5_000;
  let longestMs = 0;
  let drawn = 0;
  for (let frame = 1; frame <= hertz * 10; frame += 1) {
    const nowMs = 5_000 + (frame * 1000) / hertz + (frame % 2) * 0.4;
    if (!gate.lets(nowMs)) continue;
    longestMs = Math.max(longestMs, nowMs - lastMs);
    lastMs = nowMs;
    drawn += 1;
  }
  return { drawn, longestMs };
}

describe('the frame cap', () => {
  it.each([
    ['30', 60, 300],
    ['30', 144, 300],
    ['60', 144, 600],
    ['60', 60, 600],
    ['60', 240, 600],
    ['60', 30, 300],
    ['unlimited', 144, 1440],
  ] as const)('of %s on a screen of %i hertz draws %i frames in ten seconds', (cap, hertz, drawn) => {
    expect(Math.abs(watch(cap, hertz).drawn - drawn)).toBeLessThanOrEqual(2);
  });

  it('keeps even intervals', () => {
    expect(watch('30', 144).longestMs).toBeLessThan(1000 / 30 + 1000 / 144 + 1);
  });

  it('does not catch up after the page was asleep', () => {
    const gate = new FrameGate();
    gate.choose('30');
    expect([gate.lets(1_000), gate.lets(60_000), gate.lets(60_007), gate.lets(60_034)]).toEqual([
      true,
      true,
      false,
      true,
    ]);
  });

  it('never draws more frames than the computer should', () => {
    const gate = new FrameGate(20);
    gate.choose('60');
    expect([1_000, 1_017, 1_034, 1_050, 1_067].map((nowMs) => gate.lets(nowMs))).toEqual([
      true,
      false,
      false,
      true,
      false,
    ]);
  });

  it('applies a new choice at once', () => {
    const gate = new FrameGate();
    gate.choose('30');
    gate.lets(1_000);
    gate.choose('unlimited');
    expect(gate.lets(1_007)).toBe(true);
  });
});
