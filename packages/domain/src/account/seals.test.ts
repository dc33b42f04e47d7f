import type { AccountId } from '@necp/shared/kernel';
import { expect, it } from 'vitest';
import { systemRng } from '../kernel';
import { testConfig } from '../testing';
import { openSecret, recoveryHashes, sealSecret } from './seals';

const [earlier, current] = ['the earlier secret of an installation', 'the current secret of an installation'];
const withSecrets = (...factorSecrets: string[]) => ({ config: { ...testConfig, factorSecrets }, rng: systemRng });
const accountId = '0196f1a0-0000-7000-8000-000000000001' as AccountId;
const other = '0196f1a0-0000-7000-8000-000000000002' as AccountId;

it('opens the secret of an app with the secret that sealed it, wherever it stands, and with no other', () => {
  const sealed = sealSecret(withSecrets(earlier), { accountId, secret: 'JBSWY3DPEHPK3PXP' });
  expect(sealed).not.toContain('JBSWY3DPEHPK3PXP');
  expect(openSecret(withSecrets(earlier), { accountId, sealed })).toBe('JBSWY3DPEHPK3PXP');
  expect(openSecret(withSecrets(current, earlier), { accountId, sealed })).toBe('JBSWY3DPEHPK3PXP');
  expect(openSecret(withSecrets(current), { accountId, sealed })).toBeNull();
});

it('opens no secret that was copied to another account or changed', () => {
  const ctx = withSecrets(current);
  const sealed = sealSecret(ctx, { accountId, secret: 'JBSWY3DPEHPK3PXP' });
  expect(openSecret(ctx, { accountId: other, sealed })).toBeNull();
  const changed = Buffer.from(sealed, 'base64url');
  changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1;
  expect(openSecret(ctx, { accountId, sealed: changed.toString('base64url') })).toBeNull();
});

it('seals the same secret differently each time', () => {
  const seal = () => sealSecret(withSecrets(current), { accountId, secret: 'JBSWY3DPEHPK3PXP' });
  expect(seal()).not.toBe(seal());
});

it('finds a recovery code of an earlier secret, and none of another account', () => {
  const [stored] = recoveryHashes(withSecrets(earlier), { accountId, code: 'ABCD2345' });
  expect(recoveryHashes(withSecrets(current, earlier), { accountId, code: 'ABCD2345' })).toContain(stored);
  expect(recoveryHashes(withSecrets(earlier), { accountId: other, code: 'ABCD2345' })).not.toContain(stored);
});

it('needs a secret', () => {
  expect(() => sealSecret(withSecrets(), { accountId, secret: 'JBSWY3DPEHPK3PXP' })).toThrow('no secret');
});
