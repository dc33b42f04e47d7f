import { doings } from '@necp/shared/npc/content';
import { describe, expect, it } from 'vitest';
import { feetBetween, handBetween, postureOf, stillness } from './doing';
import { makeGait, poseOf } from './walk';

describe('activities', () => {
  it('have a posture each, except walking', () => {
    const gait = makeGait(3);
    const seen = doings.map((doing) => JSON.stringify(postureOf(doing, gait)));
    expect(postureOf('walks', gait)).toBeNull();
    expect(new Set(seen).size).toBe(doings.length);
  });

  it('keep hands and head within reach of the body at all times', () => {
    for (const doing of doings) {
      for (let seconds = 0; seconds < 30; seconds += 0.37) {
        const posture = postureOf(doing, { ...makeGait(1), seconds });
        if (!posture) continue;
        for (const hand of [posture.left, posture.right])
          expect(Math.hypot(hand.along, hand.across)).toBeLessThan(0.62);
        expect(Math.abs(posture.lean) + Math.abs(posture.head)).toBeLessThan(0.2);
      }
    }
  });

  it('yield to walking and continue when the character stands still', () => {
    expect(stillness({ ...makeGait(1), pace: 1 })).toBe(0);
    expect(stillness({ ...makeGait(1), pace: 0 })).toBe(1);
    expect(handBetween({ along: 0, across: 1 }, { along: 1, across: 0 }, 0.5)).toEqual({ along: 0.5, across: 0.5 });
    const pose = poseOf(makeGait(1));
    expect(feetBetween(pose, { along: 0.4, across: 0.2 }, 0)).toEqual({
      left: { along: pose.leftFoot, across: -0.15 },
      right: { along: pose.rightFoot, across: 0.15 },
    });
  });
});
