import { describe, expect, it } from 'vitest';
import { hashPassword, isPasswordRight } from './passwords';

describe('a password', () => {
  it('matches only its own hash, and never the placeholder of unknown accounts', async () => {
    const hash = await hashPassword('rain-on-neon');
    expect(await isPasswordRight(hash, 'rain-on-neon')).toBe(true);
    expect(await isPasswordRight(hash, 'rain-on-leon')).toBe(false);
    expect(await isPasswordRight(null, 'rain-on-neon')).toBe(false);
  });

  it('matches in every Unicode normalisation of its letters', async () => {
    expect(
      await isPasswordRight(await hashPassword('Ёлка-под-дождём'.normalize('NFD')), 'Ёлка-под-дождём'.normalize('NFC')),
    ).toBe(true);
  });

  it('is refused when too many checks are waiting, and every waiting check is answered', async () => {
    const answers = await Promise.allSettled(Array.from({ length: 40 }, () => isPasswordRight(null, 'x')));
    const refused = answers.filter(({ status }) => status === 'rejected');
    expect(refused).toHaveLength(6);
    for (const answer of refused)
      expect(answer).toMatchObject({ reason: { kind: 'unavailable', code: 'account.busy' } });
    expect(await isPasswordRight(null, 'x')).toBe(false);
  });
});
