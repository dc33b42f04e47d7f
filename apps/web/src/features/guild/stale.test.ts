import { expect, test } from 'vitest';
import { isStaleView } from './stale';

test('a change of the roster lets the roster be read again, and not the log', () => {
  const message = { topic: 'guild.changed', what: ['roster'] };
  expect(isStaleView('roster', message)).toBe(true);
  expect(isStaleView('own', message)).toBe(true);
  expect(isStaleView('log', message)).toBe(false);
});

test('views that are not listed, and messages that say nothing of parts, leave nothing out', () => {
  expect(isStaleView('unlisted', { topic: 'guild.changed', what: ['roster'] })).toBe(true);
  expect(isStaleView('log', { topic: 'guild.created' })).toBe(true);
});
