import { EventEmitter } from 'node:events';
import { describe, expect, test } from 'vitest';
import { LimitBook } from '@necp/shared/limit/book';
import { Intake, type EngineConnection, type IntakeFault } from './intake';
import { AddressLimits } from './limits';

const book = new LimitBook();
const rates = {
  bytes: book.rateOf('socket_bytes'),
  control: book.rateOf('socket_pings'),
  packets: book.rateOf('socket_packets'),
};

/** A connection of Engine.IO whose WebSocket and TCP socket are driven by hand. */
function connection() {
  const [socket, stream, conn] = [new EventEmitter(), new EventEmitter(), new EventEmitter()];
  const state = { waitingBytes: 0, isTerminated: false };
  const terminate = () => (state.isTerminated = true);
  Object.assign(stream, { _socket: socket, _receiver: new EventEmitter(), terminate });
  Object.defineProperty(stream, 'bufferedAmount', { get: () => state.waitingBytes });
  const writeBuffer: unknown[] = [];
  Object.assign(conn, { transport: { name: 'websocket', socket: stream }, writeBuffer });
  const faults: IntakeFault[] = [];
  const clock = { ms: 0 };
  const intake = new Intake(conn as unknown as EngineConnection, { clockMs: () => clock.ms, rates }, (fault) =>
    faults.push(fault),
  );
  return {
    state,
    clock,
    intake,
    faults,
    writeBuffer,
    ping: () => stream.emit('ping'),
    bytes: (length: number) => socket.emit('data', Buffer.alloc(length)),
    packet: (type: string) => conn.emit('packet', { type }),
  };
}

const times = (count: number, run: () => void) => Array.from({ length: count }, run);

describe('what a socket sends', () => {
  test('is one ticket before it is admitted', () => {
    const { packet, faults, state } = connection();
    packet('message');
    expect(faults).toEqual([]);
    packet('message');
    packet('message');
    expect([faults, state.isTerminated]).toEqual([['second_ticket'], true]);
  });

  test('is many messages after that, but not thousands at once', () => {
    const { packet, faults, intake } = connection();
    packet('message');
    intake.admit();
    times(rates.packets.burst - 1, () => packet('message'));
    expect(faults).toEqual([]);
    packet('message');
    expect(faults).toEqual(['too_many_packets']);
  });

  test.each(['ping', 'pong packet'])('is a few heartbeats: %s', (kind) => {
    const { ping, packet, clock, faults } = connection();
    const beat = () => (kind === 'ping' ? ping() : packet('pong'));
    for (let seconds = 0; seconds < 600; seconds++) {
      clock.ms = seconds * 1000;
      beat();
    }
    expect(faults).toEqual([]);
    times(rates.control.burst + 1, beat);
    expect(faults).toHaveLength(1);
  });

  test('is counted in bytes, whatever they are', () => {
    const { bytes, faults } = connection();
    times(4, () => bytes(64 * 1024));
    expect(faults).toEqual([]);
    bytes(1);
    expect(faults).toEqual(['too_many_bytes']);
  });
});

test.each([
  ['bytes', { bytes: 20_000, messages: 0 }],
  ['messages', { bytes: 0, messages: 20 }],
])('a client for which %s wait before it is admitted is cut', (_what, waits) => {
  const { intake, state, writeBuffer, faults } = connection();
  intake.cutWhenSlow();
  expect(faults).toEqual([]);
  state.waitingBytes = waits.bytes;
  writeBuffer.push(...times(waits.messages, () => undefined));
  intake.cutWhenSlow();
  expect(faults).toEqual(['reads_nothing']);
});

describe('the sockets of an address', () => {
  const limitsOf = (proxyHops: number) =>
    new AddressLimits({ most: () => 2, fresh: { perSecond: 1, burst: 100 }, proxyHops });
  const admitted = (limits: AddressLimits, addresses: readonly string[]) =>
    addresses.map((address) => {
      const isAdmitted = limits.admit(address, 0);
      if (isAdmitted) limits.opened(address);
      return isAdmitted;
    });

  test('are counted together for all addresses of a subscriber', () => {
    expect(admitted(limitsOf(0), ['2001:db8::1', '2001:db8::2:1', '2001:db8::3', '2001:db8:0:1::1'])).toEqual([
      true,
      true,
      false,
      true,
    ]);
  });

  test('are counted again when one is closed', () => {
    const limits = limitsOf(0);
    admitted(limits, ['203.0.113.7', '::ffff:203.0.113.7']);
    limits.closed('203.0.113.7');
    expect(admitted(limits, ['203.0.113.7', '203.0.113.7'])).toEqual([true, false]);
  });

  test('are not limited for this machine itself, but for a client that claims to be this machine', () => {
    const local = ['127.0.0.1', '127.0.0.1', '127.0.0.1'];
    expect(admitted(limitsOf(0), local)).toEqual([true, true, true]);
    expect(admitted(limitsOf(1), local)).toEqual([true, true, false]);
  });
});
