import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { guardPort } from '../operation/port';
import type { Logger } from '@necp/domain/kernel';
import { GameError } from '@necp/shared/kernel';
import { DirectorRequest } from './commands';
import { direct, NotHere, type DirectorParts } from './director';

/** A command is a few names and numbers. */
const mostBytes = 4096;
const mostConnections = 100;

/** The listening HTTP server of the director; `stop` closes it. */
export interface DirectorServer {
  readonly port: number;
  stop(): Promise<void>;
}

/**
 * Starts the HTTP server through which tests control the city, on the loopback address only.
 * @param port 0 takes any free port
 */
export async function openDirector(parts: DirectorParts, port: number, log: Logger): Promise<DirectorServer> {
  const server = createServer((request, response) => {
    void answerTo(parts, request, log).then(([status, words]) => {
      response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
      response.end(JSON.stringify(words));
    });
  });
  guardPort(server, { body: { path: '/', mostBytes }, most: mostConnections, mostOfAddress: null });
  await listen(server, port);
  return {
    port: (server.address() as AddressInfo).port,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

type Answer = readonly [status: number, words: object];

async function answerTo(parts: DirectorParts, request: IncomingMessage, log: Logger): Promise<Answer> {
  // A page in a browser cannot send this content type without a preflight request, which is never granted.
  if (request.method !== 'POST' || request.headers['content-type'] !== 'application/json')
    return [405, { error: 'send JSON by POST' }];
  try {
    const parsed = DirectorRequest.safeParse(JSON.parse(await bodyOf(request)));
    if (!parsed.success) return [400, { error: parsed.error.issues }];
    await direct(parts, parsed.data);
    return [200, {}];
  } catch (error) {
    if (error instanceof SyntaxError) return [400, { error: 'no JSON' }];
    if (error instanceof NotHere) return [404, { error: error.message }];
    if (error instanceof GameError) return [error.kind === 'not_found' ? 404 : 409, { error: error.code }];
    log.error({ err: error }, 'the director failed');
    return [500, { error: 'failed' }];
  }
}

/** Reads the body of a request, whose length the guard of the port has checked. */
async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request as AsyncIterable<Buffer>) parts.push(part);
  return Buffer.concat(parts).toString('utf8');
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
}
