import { spawn } from 'node:child_process';
import http from 'node:http';
import os from 'node:os';
import { createInterface } from 'node:readline';
import { afterEach, describe, expect, it } from 'vitest';

const script = `
  import { createServer } from 'node:http';
  const server = createServer(({ headers }, response) => response.end(headers['x-client-is-local'] ?? 'no'));
  server.listen(0, undefined, () => console.log(server.address().port));
`;
let child;
afterEach(() => child.kill('SIGKILL'));

/** Starts a server behind the guard of the web port. @returns {Promise<number>} its port */
async function start(env = {}) {
  const args = ['--import', './refuse-upgrade.mjs', '--input-type=module', '-e', script];
  child = spawn(process.execPath, args, {
    cwd: import.meta.dirname,
    env: { ...process.env, HOST: '', PROXY_HOPS: '0', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return Number((await lines.next()).value);
}

/** @returns {Promise<string>} whether the server takes the caller for one at its own machine */
function ask(host, port, headers = {}) {
  return new Promise((resolve) => {
    const request = http.get({ host, port, headers }, (response) => {
      response.setEncoding('utf8').once('data', resolve);
    });
    request.once('error', () => resolve('closed'));
  });
}

const addresses = Object.values(os.networkInterfaces()).flatMap((list) => list ?? []);
const outer = addresses.find(({ internal, family }) => !internal && family === 'IPv4')?.address;
const local = ['127.0.0.1', ...(addresses.some(({ address }) => address === '::1') ? ['::1'] : [])];

describe('the web port', () => {
  it('is open at both addresses of localhost and at no other one', async () => {
    const port = await start();
    for (const host of local) expect([host, await ask(host, port)]).toEqual([host, '1']);
    if (outer) expect(await ask(outer, port)).toBe('closed');
  });

  it('is open at the address of HOST and at localhost, and others are not local', async () => {
    const port = await start({ HOST: outer ?? '127.0.0.1' });
    expect(await ask('127.0.0.1', port)).toBe('1');
    if (outer) expect(await ask(outer, port)).toBe('no');
  });

  it('takes no caller for a local one who was forwarded, or who says so', async () => {
    const port = await start({ HOST: '0.0.0.0' });
    expect(await ask('127.0.0.1', port)).toBe('1');
    expect(await ask('127.0.0.1', port, { 'x-forwarded-for': '127.0.0.1' })).toBe('no');
    expect(await ask('127.0.0.1', port, { forwarded: 'for=127.0.0.1' })).toBe('no');
    if (outer) expect(await ask(outer, port, { 'x-client-is-local': '1' })).toBe('no');
  });

  it('takes no caller behind a proxy for a local one', async () => {
    const port = await start({ PROXY_HOPS: '1' });
    expect(await ask('127.0.0.1', port, { 'x-forwarded-for': '127.0.0.1' })).toBe('no');
    expect(await ask('127.0.0.1', port)).toBe('no');
  });
});
