import { describe, expect, it } from 'vitest';
import { hashPassword, isPasswordRight } from './passwords';

describe('a password', () => {
  it('matches its own hash only, and never the placeholder of unknown accounts', async () => {
    const hash = await hashPassword('rain-on-neon');
    expect(await isPasswordRight(hash, 'rain-on-neon')).toBe(true);
    expect(await isPasswordRight(hash, 'rain-on-leon')).toBe(false);
    expect(await isPasswordRight(null, 'rain-on-neon')).toBe(false);
  });

  it('is the same however its letters are composed', async () => {
    expect(
      await isPasswordRight(await hashPassword('Ёлка-под-дождём'.normalize('NFD')), 'Ёлка-под-дождём'.normalize('NFC')),
    ).toBe(true);
  });

  it('is refused a place when too many wait, and everyone who waits is answered', async () => {
    const answers = await Promise.allSettled(Array.from({ length: 40 }, () => isPasswordRight(null, 'x')));
    const refused = answers.filter(({ status }) => status === 'rejected');
    expect(refused).toHaveLength(6);
    for (const answer of refused)
      expect(answer).toMatchObject({ reason: { kind: 'unavailable', code: 'account.busy' } });
    expect(await isPasswordRight(null, 'x')).toBe(false);
  });
});
