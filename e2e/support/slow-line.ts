import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import type { BrowserContext } from '@playwright/test';
import { ports } from './ports';

/** How a line is at the moment; may be changed while it is used. */
export interface LineShape {
  /** Milliseconds that everything takes, each way. */
  oneWayMs: number;
  /** Share of parcels that hold up everything behind them, as a lost packet does under TCP. */
  stallShare: number;
  /** For how long. */
  stallMs: number;
}

export interface SlowLine {
  readonly shape: LineShape;
  close(): void;
}

/**
 * Leads the sockets that a browser opens to the simulation from now on over a line of this shape. What is sent arrives
 * late, in order, and whole. The context must bypass its content policy.
 */
export async function slowLine(context: BrowserContext, shape: LineShape): Promise<SlowLine> {
  const sockets = new Set<Socket>();
  const proxy = createServer({ noDelay: true }, (near) => {
    const far = connect({ port: ports.sim, host: 'localhost', noDelay: true });
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from);
      const pass = delayed(shape);
      from.on('data', (chunk) => pass(() => to.write(chunk)));
      from.on('error', () => to.destroy());
      from.on('close', () => {
        sockets.delete(from);
        to.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => proxy.listen(0, 'localhost', resolve));
  await context.addInitScript(
    ([simPort, proxyPort]) => {
      const Direct = window.WebSocket;
      window.WebSocket = class extends Direct {
        constructor(url: string | URL, protocols?: string | string[]) {
          super(String(url).replace(`:${simPort}/`, `:${proxyPort}/`), protocols);
        }
      };
    },
    [ports.sim, (proxy.address() as AddressInfo).port] as const,
  );
  return {
    shape,
    close: () => {
      for (const socket of sockets) socket.destroy();
      proxy.close();
    },
  };
}

function delayed(shape: LineShape): (send: () => void) => void {
  let lastDueMs = 0;
  let owed = 0;
  const waiting: { readonly dueMs: number; readonly send: () => void }[] = [];
  const sendDue = (): void => {
    while (waiting[0] && waiting[0].dueMs <= performance.now()) waiting.shift()?.send();
    if (waiting[0]) setTimeout(sendDue, Math.max(1, waiting[0].dueMs - performance.now()));
  };
  return (send) => {
    // Counted, not diced: every run has the same stalls.
    owed += shape.stallShare;
    const stallMs = owed >= 1 ? shape.stallMs : 0;
    if (owed >= 1) owed -= 1;
    lastDueMs = Math.max(lastDueMs, performance.now() + shape.oneWayMs + stallMs);
    waiting.push({ dueMs: lastDueMs, send });
    if (waiting.length === 1) sendDue();
  };
}
