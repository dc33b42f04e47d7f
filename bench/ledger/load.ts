import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { transfersOf, type Transfer, type Workload } from './workload';

export interface LoadOptions {
  readonly port: number;
  readonly workload: Workload;
  readonly connections: number;
  readonly seconds: number;
}

export interface LoadResult {
  /** Transfers that were answered, in all and each second. */
  readonly done: number;
  readonly perSecond: number;
  readonly refused: number;
  /** Requests without an answer, because the server was gone. */
  readonly lost: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

type Answer = 'done' | 'refused' | 'lost';

/** Sends transfers over a number of connections, one after the other on each, and counts the answers. */
export async function load({ port, workload, connections, seconds }: LoadOptions): Promise<LoadResult> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const counts: Record<Answer, number> = { done: 0, refused: 0, lost: 0 };
  const tookMs: number[] = [];
  const startMs = performance.now();
  const endMs = startMs + seconds * 1_000;
  const drive = async (seed: number) => {
    const next = transfersOf(workload, seed);
    while (performance.now() < endMs) {
      const sentMs = performance.now();
      const answer = await send({ agent, port, transfer: next() });
      counts[answer]++;
      if (answer === 'done') tookMs.push(performance.now() - sentMs);
      // A dead server refuses connections faster than it would answer.
      if (answer === 'lost') return;
    }
  };
  await Promise.all(Array.from({ length: connections }, (_, index) => drive(index + 1)));
  agent.destroy();
  tookMs.sort((a, b) => a - b);
  return {
    ...counts,
    perSecond: (counts.done / (performance.now() - startMs)) * 1_000,
    p50Ms: tookMs[Math.floor(tookMs.length * 0.5)] ?? NaN,
    p99Ms: tookMs[Math.floor(tookMs.length * 0.99)] ?? NaN,
  };
}

function send(to: { readonly agent: Agent; readonly port: number; readonly transfer: Transfer }): Promise<Answer> {
  const { agent, port, transfer } = to;
  const body = JSON.stringify({ requestId: randomUUID(), ...transfer });
  return new Promise((resolve) => {
    const sent = request(
      { agent, port, host: '127.0.0.1', path: '/transfer', method: 'POST', headers: { 'content-length': body.length } },
      (response) => {
        response.resume();
        response.once('error', () => resolve('lost'));
        response.once('end', () => resolve(response.statusCode === 200 ? 'done' : 'refused'));
      },
    );
    sent.once('error', () => resolve('lost'));
    sent.end(body);
  });
}
