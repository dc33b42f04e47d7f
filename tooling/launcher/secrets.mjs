import { generateKeyPairSync, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

/**
 * Returns the secrets of this installation; they are generated at the first start and readable by their owner only.
 * @param {string} file
 * @returns {{ NEXTAUTH_SECRET: string, TICKET_PRIVATE_JWK: string }} as environment variables
 */
export function loadSecrets(file) {
  if (fs.existsSync(file)) return JSON.parse(fs.readFileSync(file, 'utf8'));
  const secrets = makeSecrets();
  fs.mkdirSync(path.dirname(file), { recursive: true });
  const draft = `${file}.new`;
  fs.writeFileSync(draft, JSON.stringify(secrets, null, 2), { mode: 0o600 });
  fs.renameSync(draft, file);
  return secrets;
}

function makeSecrets() {
  const jwk = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' });
  const kid = randomBytes(8).toString('hex');
  return {
    NEXTAUTH_SECRET: randomBytes(32).toString('base64url'),
    TICKET_PRIVATE_JWK: JSON.stringify({ ...jwk, kid, alg: 'EdDSA', use: 'sig' }),
  };
}
