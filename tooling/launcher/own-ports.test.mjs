import { spawn } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { commandOf } from './leftovers.mjs';
import { clearPorts } from './own-ports.mjs';
import { findFreePort } from './ports.mjs';

const runDir = fs.mkdtempSync(path.join(os.tmpdir(), 'necp-own-ports-'));
const taken = net.createServer();
afterEach(() => new Promise((resolve) => taken.close(resolve)));
afterAll(() => fs.rmSync(runDir, { recursive: true, force: true }));

/** Free ports, of which another program takes the one with this name. */
async function portsWithout(name) {
  const [web, sim, second, worker] = await Promise.all([
    findFreePort(),
    findFreePort(),
    findFreePort(),
    findFreePort(),
  ]);
  const busy = { web, sim, second, worker }[name];
  await new Promise((resolve) => taken.listen(busy, '127.0.0.1', () => resolve(undefined)));
  return { web, sim, second, worker };
}

describe('a port that another program uses', () => {
  it.each(
    /** @type {const} */ ([
      ['web', 'PORT='],
      ['sim', 'SIM_PORT='],
      ['worker', 'WORKER_PORT='],
    ]),
  )('of %s is named with its variable %s', async (name, variable) => {
    const { web, sim, worker } = await portsWithout(name);
    await expect(clearPorts({ ports: { web, sim, worker }, runDir })).rejects.toThrow(`another port: ${variable}`);
  });

  it('of a further simulation is named with the whole list of SIM_PORTS', async () => {
    const { web, sim, second, worker } = await portsWithout('second');
    await expect(clearPorts({ ports: { web, sim, moreSims: [second], worker }, runDir })).rejects.toThrow(
      `another port: SIM_PORTS=${sim},${second + 1000} npm start`,
    );
  });
});

it('a start with one simulation ends the further ones that a killed launcher left behind', async () => {
  const script = path.join(runDir, 'main.js');
  fs.writeFileSync(script, 'setInterval(() => {}, 1000)');
  const left = spawn(process.execPath, [script], { stdio: 'ignore' });
  fs.writeFileSync(path.join(runDir, 'sim-3.pid'), `${left.pid}\n`);
  const [web, sim, worker] = await Promise.all([findFreePort(), findFreePort(), findFreePort()]);
  await clearPorts({ ports: { web, sim, worker }, runDir });
  expect(commandOf(left.pid ?? 0)).toBe('');
  expect(fs.existsSync(path.join(runDir, 'sim-3.pid'))).toBe(false);
});
