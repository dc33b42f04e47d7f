import { emoteIds } from '@necp/shared/chat/emotes';
import { describe, expect, test } from 'vitest';
import { emotePosture, nextEmote } from './emotes';

describe('the motion of an emote', () => {
  test.each(emoteIds)('%s keeps hands, feet and head on the body, at any time', (id) => {
    for (let tenth = 0; tenth < 300; tenth++) {
      const { left, right, feet, head, lean, size } = emotePosture({ id, seconds: tenth / 10 });
      for (const hand of [left, right]) expect(Math.hypot(hand.along, hand.across)).toBeLessThan(0.75);
      expect(Math.hypot(feet.along, feet.across)).toBeLessThan(0.6);
      expect(Math.abs(head) + Math.abs(lean)).toBeLessThan(0.5);
      expect(size).toBeGreaterThan(0.8);
      expect(size).toBeLessThan(1.15);
    }
  });

  test('differs from that of every other emote', () => {
    const drawn = emoteIds.map((id) => JSON.stringify([0.3, 0.7, 1.1].map((seconds) => emotePosture({ id, seconds }))));
    expect(new Set(drawn).size).toBe(emoteIds.length);
  });

  test('goes on while it is shown, and begins anew with another', () => {
    const wave = nextEmote(null, 'wave', 50);
    expect(nextEmote(wave, 'wave', 500)).toEqual({ id: 'wave', seconds: 0.5 });
    expect(nextEmote(wave, 'bow', 500)).toEqual({ id: 'bow', seconds: 0 });
    expect(nextEmote(wave, null, 500)).toBeNull();
  });
});
