import { LimitBook } from '@necp/shared/limit/book';
import { eventAccess } from '@necp/shared/protocol';
import type { Socket } from 'socket.io';
import { expect, test } from 'vitest';
import type { ZoneInput } from '../zone/inputs';
import { connectionLimits, listenTo } from './connection';

type Middleware = (event: unknown[], next: () => void) => void;

/** Sends one event over a socket whose zone only notes its inputs. */
function inputOf(...sent: unknown[]): ZoneInput | undefined {
  const inputs: ZoneInput[] = [];
  let take: Middleware = () => undefined;
  const socket = { use: (middleware: Middleware) => (take = middleware), on: () => undefined };
  listenTo(socket as unknown as Socket, {
    connectionId: 7,
    place: {
      zoneHandle: {
        tick: 1,
        enqueue: (input) => void inputs.push(input),
        seat: () => null,
        release: () => undefined,
        enter: () => Promise.reject(new Error('not in this test')),
      },
    },
    limits: connectionLimits(new LimitBook()),
    access: eventAccess,
    holds: () => Promise.resolve(false),
    nowMs: () => 0,
    clockMs: () => 0,
    rejected: () => undefined,
    toVoice: () => undefined,
    close: () => undefined,
  });
  take(['loot.pick_all', {}, ...sent], () => undefined);
  return inputs[0];
}

const event = { kind: 'event', connectionId: 7, event: { name: 'loot.pick_all', message: {} } };

test('an event goes into the zone with the id that its client gave it', () => {
  expect(inputOf('k7qm2xwp9tad')).toEqual({ ...event, correlationId: 'k7qm2xwp9tad' });
});

test.each([
  ['no id', []],
  ['an id with a line end', ['k7qm2xwp9tad\n']],
  ['an id with quotes', ["k7qm2xwp'--"]],
  ['an id that ends a comment', ['k7qm2xwp*/']],
  ['an id of ten kilobytes', ['k'.repeat(10_240)]],
  ['an id of another script', ['к7qм2xwр9тad']],
  ['an object for an id', [{ toString: 'k7qm2xwp9tad' }]],
  ['a function that wants an answer', [() => undefined]],
])('an event with %s is taken all the same, and the server names it', (_, sent) => {
  expect(inputOf(...sent)).toEqual(event);
});
