import { expect, it } from 'vitest';
import { canDecide, mainReason } from './rules';

it('names the reason that most players gave, and of equal ones the earliest', () => {
  expect(mainReason(['spam', 'abuse', 'abuse'])).toBe('abuse');
  expect(mainReason(['spam', 'abuse'])).toBe('spam');
  expect(mainReason([])).toBe('other');
});

it('lets no moderator decide an own case, or one that is decided', () => {
  expect(canDecide({ isDecided: false, isOwn: false }).ok).toBe(true);
  expect(canDecide({ isDecided: true, isOwn: false })).toMatchObject({ code: 'moderation.decided' });
  expect(canDecide({ isDecided: false, isOwn: true })).toMatchObject({ code: 'moderation.own_case' });
});
