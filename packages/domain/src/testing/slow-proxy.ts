import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** Stands between a client and a server of this machine, and delays the answers. */
interface SlowProxy {
  readonly port: number;
  /** How late the answers arrive from now on. */
  delay(ms: number): void;
  /** The requests that have arrived. */
  readonly requests: number;
  close(): Promise<void>;
}

/** Opens a proxy to a port of this machine; answers keep their order. */
async function openSlowProxy(to: number): Promise<SlowProxy> {
  let delayMs = 0;
  let requests = 0;
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(to, '127.0.0.1');
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => {
        sockets.delete(socket);
        client.destroy();
        upstream.destroy();
      });
    }
    client.on('data', (sent: Buffer) => {
      requests += 1;
      upstream.write(sent);
    });
    upstream.on('data', (answer: Buffer) => setTimeout(() => client.writable && client.write(answer), delayMs).unref());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    delay: (ms) => {
      delayMs = ms;
    },
    get requests() {
      return requests;
    },
    close: async () => {
      sockets.forEach((socket) => socket.destroy());
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** A Redis behind a slow proxy. */
export interface SlowRedis extends SlowProxy {
  readonly url: string;
}

/** Opens a proxy to a Redis of this machine; to that of the tests when none is named. */
export async function openSlowRedis(redisUrl = process.env.TEST_REDIS_URL ?? ''): Promise<SlowRedis> {
  const url = new URL(redisUrl);
  const proxy = await openSlowProxy(Number(url.port));
  url.hostname = '127.0.0.1';
  url.port = String(proxy.port);
  return Object.assign(proxy, { url: url.href });
}
