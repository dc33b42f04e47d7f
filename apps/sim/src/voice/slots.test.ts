import { describe, expect, it } from 'vitest';
import { SlotBoard, SpeakingMark, speakingHoldMs } from './slots';

const speech = 20;
const normal = 35;
const quiet = 50;
const silent = 127;

const filled = (levels: readonly number[], nowMs = 0) => {
  const board = new SlotBoard<string>();
  levels.forEach((quietness, index) => board.claim(`m${index}`, { quietness, nowMs }));
  return board;
};

describe('the slots of a listener', () => {
  it('gives everyone in a party of five a slot, and keeps it', () => {
    const board = filled([silent, quiet, normal, speech]);
    expect(board.holders).toEqual(['m0', 'm1', 'm2', 'm3']);
    expect(board.claim('m2', { quietness: silent, nowMs: 60_000 })).toEqual({ slot: 2, isNew: false });
  });

  it('gives the slot of a silent member to a fifth one who speaks', () => {
    const board = filled([normal, silent, normal, normal]);
    expect(board.claim('new', { quietness: quiet, nowMs: 1 })).toEqual({ slot: 1, isNew: true });
  });

  it('counts a member as silent when its last word is over', () => {
    const board = filled([speech, speech, speech, speech]);
    expect(board.claim('new', { quietness: normal, nowMs: speakingHoldMs - 1 })).toBeNull();
    expect(board.claim('new', { quietness: normal, nowMs: speakingHoldMs })).not.toBeNull();
  });

  it('lets a clearly louder member take the slot of the quietest, and not one who is hardly louder', () => {
    const board = filled([speech, quiet, normal, speech]);
    expect(board.claim('hardly', { quietness: quiet - 5, nowMs: 1 })).toBeNull();
    expect(board.claim('louder', { quietness: quiet - 6, nowMs: 1 })).toEqual({ slot: 1, isNew: true });
  });

  it('gives no slot to a silent member when all are taken', () => {
    expect(filled([silent, silent, silent, silent]).claim('new', { quietness: silent, nowMs: 1 })).toBeNull();
  });

  it('frees the slot of a member who has left', () => {
    const board = filled([speech, speech, speech, speech]);
    board.release('m1');
    expect(board.holders).toEqual(['m0', null, 'm2', 'm3']);
    expect(board.claim('new', { quietness: silent, nowMs: 1 })).toEqual({ slot: 1, isNew: true });
  });
});

it('a member speaks from a speech packet until a moment after the last one', () => {
  const mark = new SpeakingMark();
  mark.heard(silent, 0);
  expect(mark.isSpeaking(0)).toBe(false);
  mark.heard(normal, 100);
  expect(mark.isSpeaking(100)).toBe(true);
  mark.heard(silent, 200);
  expect(mark.isSpeaking(99 + speakingHoldMs)).toBe(true);
  expect(mark.isSpeaking(100 + speakingHoldMs)).toBe(false);
});
