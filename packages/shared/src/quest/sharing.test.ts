import { expect, it } from 'vitest';
import type { ConditionContext } from './conditions';
import { shareResultOf, type KnownQuest } from './sharing';

const quest = { prerequisites: [{ if: 'level' as const, atLeast: 4 }], repeats: 'after_failure' as const };
const at = (level: number) => ({ nowMs: 10, context: { level } as ConditionContext });
const known = (changes: Partial<KnownQuest>): KnownQuest => ({
  state: 'active',
  result: null,
  endedAt: null,
  ...changes,
});

it.each([
  ['can take it on', undefined, 4, 'offered'],
  ['has it', known({}), 4, 'has_it'],
  ['still has to choose its reward', known({ state: 'ready', result: 'done', endedAt: new Date(0) }), 4, 'has_it'],
  ['has completed it', known({ state: 'done', result: 'done', endedAt: new Date(0) }), 4, 'finished'],
  ['has failed it and may try again', known({ state: 'failed', result: 'failed', endedAt: new Date(0) }), 4, 'offered'],
  ['has abandoned it', known({ state: 'abandoned' }), 4, 'offered'],
  ['is too low for it', undefined, 3, 'closed'],
] as const)('a member who %s', (...[, progress, level, result]) => {
  const verdict = shareResultOf(quest, progress, at(level));
  expect(verdict.result).toBe(result);
  expect(verdict.reason).toEqual(result === 'closed' ? quest.prerequisites[0] : null);
});
