import { createServer, type IncomingMessage } from 'node:http';

/** One transfer as the load generator sends it. */
export interface TransferRequest {
  readonly requestId: string;
  readonly from: number;
  readonly to: number;
  readonly amount: number;
}

/**
 * Serves `POST /transfer` on 127.0.0.1 and tells the parent process when it listens. The answer is 200 with the giver's
 * balance, or 409 for a refused transfer.
 */
export function serve(port: number, transfer: (request: TransferRequest) => Promise<string>): void {
  const server = createServer((request, response) => {
    void bodyOf(request)
      .then((text) => transfer(JSON.parse(text) as TransferRequest))
      .then(
        (balance) => response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ balance })),
        (error: unknown) => response.writeHead(409).end(String(error)),
      );
  });
  server.keepAliveTimeout = 60_000;
  server.listen(port, '127.0.0.1', () => process.send?.('listens'));
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
