import type { Server } from 'node:http';
import { createServer, type AddressInfo } from 'node:net';

/**
 * Opens a server at an address; without one, at the loopback addresses alone. Localhost is always among them: browsers
 * try both of its addresses, and the other processes of this machine use it.
 * @param port 0 takes any free port
 * @returns the port
 * @throws Error when the port is taken
 */
export async function listenAt(server: Server, port: number, host?: string): Promise<number> {
  const [first, ...others] = addressesOf(host);
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, first, resolve));
  const opened = (server.address() as AddressInfo).port;
  await Promise.all(others.map((other) => alsoListen(server, opened, other)));
  return opened;
}

/** A wildcard includes the loopback addresses. */
function addressesOf(host: string | undefined): string[] {
  if (host === '0.0.0.0' || host === '::') return [host];
  return [...new Set([...(host === undefined ? [] : [host]), '127.0.0.1', '::1'])];
}

/** Passes connections of a further address to the server; a machine without IPv6 has none there. */
function alsoListen(server: Server, port: number, host: string): Promise<void> {
  const second = createServer((socket) => server.emit('connection', socket));
  second.maxConnections = server.maxConnections;
  server.once('close', () => second.close());
  return new Promise((resolve, reject) => {
    second.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRNOTAVAIL' || error.code === 'EAFNOSUPPORT' ? resolve() : reject(error),
    );
    second.unref().listen(port, host, resolve);
  });
}
