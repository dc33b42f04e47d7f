import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installFromDebian, isDebianRoot } from '../../tooling/launcher/debian.mjs';
import { passwordOf } from './accounts';
import { ports } from './ports';

const folder = fileURLToPath(new URL('../conformance/', import.meta.url));
/** The client allows the server two seconds to close a signed-out socket; a busy machine gets longer. */
const closesWithinSeconds = 120;
/** The sample account it signs in to, before it plays as a guest. */
const email = 'mako@necp.test';

/** What the client printed, and how it ended: 0 when it agrees with the server. */
export interface Outcome {
  readonly printed: string;
  readonly exitCode: number | null;
}

/**
 * Plays with the Python client of `e2e/conformance` against the product under test.
 * @throws Error when there is no python3 and none can be installed
 */
export async function playConformance(client = folder): Promise<Outcome> {
  await ensurePython();
  const site = `http://localhost:${ports.web}`;
  const child = spawn('python3', ['-B', join(client, 'play.py'), site, String(closesWithinSeconds)], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, PYTHONIOENCODING: 'utf-8', NECP_EMAIL: email, NECP_PASSWORD: passwordOf(email) },
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
      process.stdout.write(text);
    });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (exitCode) => resolve({ printed, exitCode }));
  });
}

/** Copies the client and changes one line of it. */
export function changedClient(file: string, change: { readonly from: string; readonly to: string }): string {
  const copy = mkdtempSync(join(tmpdir(), 'necp-conformance-'));
  cpSync(folder, copy, { recursive: true });
  const path = join(copy, file);
  const source = readFileSync(path, 'utf8');
  if (!source.includes(change.from)) throw new Error(`${file} has no “${change.from}”`);
  writeFileSync(path, source.replace(change.from, change.to));
  return copy;
}

/** Installs Debian's python3 where it is missing, as the launcher does with Chromium. */
async function ensurePython(): Promise<void> {
  if (hasPython()) return;
  const said = isDebianRoot() ? await installFromDebian('python3', () => undefined) : 'this is no Debian system';
  if (!hasPython()) throw new Error(`there is no python3, and none could be installed: ${said.slice(-2_000)}`);
}

function hasPython(): boolean {
  return spawnSync('python3', ['--version']).status === 0;
}
