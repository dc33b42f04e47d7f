import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findFreePort } from '../../../../tooling/launcher/services.mjs';
import { until } from './client';

/** Debian's coturn on this machine, with the secret from which names and passwords are made. */
export interface TurnServer {
  readonly url: string;
  /** What it has written so far. */
  log(): string;
  close(): void;
}

export async function openTurnServer(secret: string): Promise<TurnServer> {
  const folder = mkdtempSync(path.join(tmpdir(), 'necp-turn-'));
  const port = await findFreePort();
  const flags = {
    'listening-ip': '127.0.0.1',
    'listening-port': String(port),
    'relay-ip': '127.0.0.1',
    'min-port': '42500',
    'max-port': '42999',
    realm: 'necp.test',
    'static-auth-secret': secret,
    'log-file': 'stdout',
    pidfile: path.join(folder, 'turnserver.pid'),
    userdb: path.join(folder, 'turndb'),
  };
  const switches = ['use-auth-secret', 'allow-loopback-peers', 'no-cli', 'no-tls', 'no-dtls', 'simple-log', 'verbose'];
  const program = spawn(
    'turnserver',
    ['-n', ...Object.entries(flags).map(([name, value]) => `--${name}=${value}`), ...switches.map((one) => `--${one}`)],
    { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let said = '';
  const failed = new Promise<never>((_resolve, reject) => {
    program.once('error', reject);
    program.once('exit', () => reject(new Error(`coturn has ended: ${said}`)));
  });
  failed.catch(() => undefined);
  for (const stream of [program.stdout, program.stderr])
    stream.on('data', (chunk: Buffer) => void (said += chunk.toString()));
  await Promise.race([failed, until(() => /listener opened on/i.test(said), 'the relay listens')]);
  return {
    url: `turn:127.0.0.1:${port}`,
    log: () => said,
    close: () => {
      program.kill('SIGKILL');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
