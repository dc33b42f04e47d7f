import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { projectFolder } from './project.mjs';

/** @typedef {{ name: string, email: string, password: string }} Account */

const accountsFile = path.join(projectFolder, 'packages', 'db', 'src', 'seed', 'accounts.json');

/**
 * Returns the secrets of this installation; they are generated at the first start and readable by their owner only.
 * @param {string} file
 * @returns {{ NEXTAUTH_SECRET: string, FACTOR_SECRET: string }} as environment variables
 */
export function loadSecrets(file) {
  const { NEXTAUTH_SECRET, FACTOR_SECRET } = keepSecrets(file);
  return { NEXTAUTH_SECRET, FACTOR_SECRET };
}

/**
 * Returns the sample accounts with the passwords that were generated for this installation.
 * @param {string} file of the secrets
 * @returns {Account[]}
 */
export function loadAccounts(file) {
  const { passwords } = keepSecrets(file);
  return readAccounts().map(({ name, email }) => ({ name, email, password: passwords[email] ?? '' }));
}

/**
 * Whether the passwords still have to be shown; it is so once.
 * @param {string} file of the secrets
 */
export function takeFirstLook(file) {
  const secrets = keepSecrets(file);
  if (!secrets.areShown) write(file, { ...secrets, areShown: true });
  return !secrets.areShown;
}

function keepSecrets(file) {
  const kept = fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : {};
  if (kept.NEXTAUTH_SECRET && kept.FACTOR_SECRET && kept.passwords) return kept;
  const secrets = { ...makeSecrets(), ...kept };
  write(file, secrets);
  return secrets;
}

function write(file, secrets) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  const draft = `${file}.new`;
  fs.writeFileSync(draft, JSON.stringify(secrets, null, 2), { mode: 0o600 });
  fs.renameSync(draft, file);
}

function makeSecrets() {
  return {
    NEXTAUTH_SECRET: randomBytes(32).toString('base64url'),
    FACTOR_SECRET: randomBytes(32).toString('base64url'),
    passwords: Object.fromEntries(readAccounts().map(({ email }) => [email, randomBytes(9).toString('base64url')])),
    areShown: false,
  };
}

/** @returns {{ name: string, email: string }[]} */
function readAccounts() {
  return JSON.parse(fs.readFileSync(accountsFile, 'utf8'));
}
