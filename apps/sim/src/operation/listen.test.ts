import { createServer, type Server } from 'node:http';
import { networkInterfaces } from 'node:os';
import { afterEach, describe, expect, it } from 'vitest';
import { listenAt } from './listen';

let server: Server;
afterEach(() => new Promise((resolve) => server.close(resolve)));
const answersAt = (host: string, port: number) =>
  fetch(`http://${host}:${port}`).then(
    (answer) => answer.text(),
    () => 'closed',
  );
/** The addresses of this machine at which others reach it. */
const outer = Object.values(networkInterfaces())
  .flatMap((addresses) => addresses ?? [])
  .filter(({ internal, family }) => !internal && family === 'IPv4')
  .map(({ address }) => address);
const hasIpv6 = Object.values(networkInterfaces())
  .flat()
  .some((one) => one?.address === '::1');
const local = ['localhost', '127.0.0.1', ...(hasIpv6 ? ['[::1]'] : [])];

describe('a server of this process', () => {
  it.each([
    ['no address', undefined, 'closed'],
    ['all addresses', '0.0.0.0', 'here'],
    ['an outer address', outer[0], 'here'],
  ])('that is given %s answers at localhost, and elsewhere only when it was asked to', async (_what, host, outside) => {
    server = createServer((_request, response) => response.end('here'));
    const port = await listenAt(server, 0, host);
    const inner = host === '0.0.0.0' ? ['localhost', '127.0.0.1'] : local;
    for (const name of inner) expect([name, await answersAt(name, port)]).toEqual([name, 'here']);
    for (const name of outer.slice(0, 1)) expect([name, await answersAt(name, port)]).toEqual([name, outside]);
  });

  it('is refused a port that is taken', async () => {
    server = createServer();
    const port = await listenAt(server, 0);
    await expect(listenAt(createServer(), port)).rejects.toThrow('EADDRINUSE');
  });
});
