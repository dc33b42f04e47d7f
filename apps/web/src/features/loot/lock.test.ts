import { describe, expect, it } from 'vitest';
import { lockCheck } from './lock';

const skills = [
  { id: 'engineering', attribute: 'tech' },
  { id: 'hacking', attribute: 'intellect' },
] as const;
const who = { attributes: { body: 9, reflex: 5, tech: 7, intellect: 3, cool: 5 }, skills: { engineering: 25 } };

describe('a lock', () => {
  it('shows its requirement and chance before the key is held', () => {
    expect(lockCheck({ by: 'body', difficulty: 11 }, who, skills)).toMatchObject({
      by: 'body',
      difficulty: 11,
      modifier: 2,
      luck: 'plain',
      chance: 0.6,
    });
  });

  it('counts the ranks of a skill and of the attribute behind it', () => {
    expect(lockCheck({ by: 'engineering', difficulty: 13 }, who, skills)).toMatchObject({ modifier: 3, chance: 0.55 });
    expect(lockCheck({ by: 'hacking', difficulty: 30 }, who, skills)).toMatchObject({ modifier: -1, chance: 0.05 });
  });
});
