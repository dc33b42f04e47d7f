import { expect, test } from 'vitest';
import { type GateMoment, levelOf, quietestDb, TalkGate } from './gate';

const moment = { mode: 'activation', isHeld: false, isMuted: false, levelDb: -60, thresholdDb: -45, nowMs: 0 } as const;
const open = (gate: TalkGate, more: Partial<GateMoment>) => gate.isOpen({ ...moment, ...more });

test('measures the level of samples in decibels of full scale', () => {
  expect(levelOf(new Float32Array(64))).toBe(quietestDb);
  expect(levelOf(new Float32Array(64).fill(1))).toBe(0);
  expect(levelOf(new Float32Array(64).fill(0.1))).toBeCloseTo(-20, 3);
});

test('by activation the microphone opens at the threshold and closes a moment after the last loud sample', () => {
  const gate = new TalkGate();
  expect(open(gate, { levelDb: -46 })).toBe(false);
  expect(open(gate, { levelDb: -45, nowMs: 100 })).toBe(true);
  expect(open(gate, { nowMs: 449 })).toBe(true);
  expect(open(gate, { nowMs: 450 })).toBe(false);
});

test('with a key the microphone is open exactly while the key is held, however loud it is', () => {
  const gate = new TalkGate();
  expect(open(gate, { mode: 'hold', levelDb: 0 })).toBe(false);
  expect(open(gate, { mode: 'hold', isHeld: true })).toBe(true);
});

test('a muted microphone never opens', () => {
  const gate = new TalkGate();
  expect(open(gate, { isMuted: true, levelDb: 0 })).toBe(false);
  expect(open(gate, { isMuted: true, mode: 'hold', isHeld: true })).toBe(false);
});
