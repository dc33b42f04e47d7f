import { snapshotEvent } from '@necp/shared/protocol';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Connection, type Entrance, type MalformedEvent } from './connection';
import type { Claim, ConnectionState } from './types';

/** A socket that a test plays the server of. */
class FakeSocket {
  readonly handlers = new Map<string, ((message: unknown) => void)[]>();
  readonly emitted: unknown[][] = [];
  isGone = false;
  connected = true;
  constructor(
    readonly url: string,
    readonly ticket: string,
  ) {}
  on(name: string, react: (message: unknown) => void): void {
    this.handlers.set(name, [...(this.handlers.get(name) ?? []), react]);
  }
  emit(...event: unknown[]): void {
    this.emitted.push(event);
  }
  removeAllListeners(): void {
    this.handlers.clear();
  }
  disconnect(): void {
    this.isGone = true;
  }
  deliver(name: string, message: unknown): void {
    for (const react of this.handlers.get(name) ?? []) react(message);
  }
}

const sockets: FakeSocket[] = [];
vi.mock('socket.io-client', () => ({
  io: (url: string, { auth }: { auth: { ticket: string } }) => {
    const socket = new FakeSocket(url, auth.ticket);
    sockets.push(socket);
    return socket;
  },
}));

const welcome = {
  characterId: '00000000-0000-7000-8000-000000000001',
  name: 'Mako',
  entityId: 1,
  zoneId: 'watson',
  channel: 1,
  tick: 1,
  serverTimeMs: 1,
  x: 1,
  y: 1,
  population: 1,
  channels: 1,
  recentMessages: [],
};
const states: ConnectionState[] = [];
let asked = 0;
let nowMs = 0;
/** What the next requests to enter are answered instead of a ticket. */
let entrances: Entrance[] = [];
const claims: Claim[] = [];
const malformed: MalformedEvent[] = [];
let client: Connection;

beforeEach(() => {
  vi.useFakeTimers();
  asked = 0;
  nowMs = 0;
  client = new Connection({
    ticket: async (claim) => {
      claims.push(claim);
      const ticket = { ticket: `web-${(asked += 1)}`, simUrl: 'https://sim-1.example', expiresAt: new Date(0) };
      return entrances.shift() ?? ticket;
    },
    locale: () => 'en',
    nowMs: () => nowMs,
    rng: () => 0.5,
    report: (event) => void malformed.push(event),
  });
  client.on('connection.changed', (state) => void states.push(state));
});
afterEach(() => {
  client.destroy();
  sockets.length = 0;
  states.length = 0;
  malformed.length = 0;
  entrances = [];
  claims.length = 0;
  vi.useRealTimers();
});

const newest = (): FakeSocket => sockets.at(-1) ?? new FakeSocket('', '');
async function play(): Promise<void> {
  client.connect();
  await vi.advanceTimersByTimeAsync(0);
  newest().deliver('zone.welcome', welcome);
}

describe('a player whose page is still loading', () => {
  it('connects with the ticket that was requested meanwhile', async () => {
    client.prepare();
    await vi.advanceTimersByTimeAsync(0);
    expect([asked, sockets.length]).toEqual([1, 0]);
    await play();
    expect([asked, newest().ticket]).toEqual([1, 'web-1']);
  });

  it('uses that ticket once', async () => {
    client.prepare();
    await play();
    client.connect();
    await vi.advanceTimersByTimeAsync(0);
    expect(newest().ticket).toBe('web-2');
  });

  it('requests a new ticket when loading took too long for the first', async () => {
    client.prepare();
    nowMs = 15_000;
    await play();
    expect(newest().ticket).toBe('web-2');
  });
});

describe('a player moved to another process', () => {
  it('connects with the new ticket without a lost connection', async () => {
    await play();
    const first = newest();
    first.deliver('zone.moved', { simUrl: 'https://sim-2.example', ticket: 'handed' });
    expect([first.isGone, newest().url, newest().ticket, asked]).toEqual([true, 'https://sim-2.example', 'handed', 1]);
    newest().deliver('zone.welcome', { ...welcome, zoneId: 'westbrook' });
    expect(client.connected).toBe(true);
    expect(states.map(({ phase }) => phase)).toEqual(['connecting', 'online', 'online']);
  });

  it('requests another ticket when the process refuses', async () => {
    await play();
    newest().deliver('zone.moved', { simUrl: 'https://sim-2.example', ticket: 'handed' });
    newest().deliver('connect_error', Object.assign(new Error('bad_ticket'), { data: { reason: 'bad_ticket' } }));
    await vi.advanceTimersByTimeAsync(1_000);
    expect([newest().url, newest().ticket]).toEqual(['https://sim-1.example', 'web-2']);
  });
});

describe('a player who connects to the wrong process', () => {
  it('follows redirects with the same ticket, then requests a new one', async () => {
    client.connect();
    await vi.advanceTimersByTimeAsync(0);
    const sentOn = (): void =>
      newest().deliver(
        'connect_error',
        Object.assign(new Error('zone_lost'), { data: { reason: 'zone_lost', simUrl: 'https://sim-2.example' } }),
      );
    sentOn();
    expect([newest().url, newest().ticket]).toEqual(['https://sim-2.example', 'web-1']);
    sentOn();
    sentOn();
    expect(sockets).toHaveLength(4);
    sentOn();
    expect(sockets).toHaveLength(4);
    await vi.advanceTimersByTimeAsync(1_000);
    expect([sockets.length, newest().ticket]).toEqual([5, 'web-2']);
  });
});

describe('a player queueing for a full zone', () => {
  it('sees the queue place, retries evenly and stops once inside', async () => {
    client.connect();
    await vi.advanceTimersByTimeAsync(0);
    const full = (place: number) =>
      newest().deliver(
        'connect_error',
        Object.assign(new Error('full'), { data: { reason: 'full', queue: { place, estimateSeconds: 120 } } }),
      );
    full(3);
    expect(states.at(-1)).toMatchObject({ phase: 'lost', queue: { place: 3, estimateSeconds: 120 } });
    await vi.advanceTimersByTimeAsync(8_100);
    full(2);
    expect(states.at(-1)).toMatchObject({ phase: 'lost', queue: { place: 2 }, retryInMs: 8_000 });
    await vi.advanceTimersByTimeAsync(8_100);
    newest().deliver('zone.welcome', welcome);
    newest().deliver('disconnect', undefined);
    expect(states.at(-1)).toMatchObject({ phase: 'lost', queue: null });
  });

  it('ignores a malformed queue place', async () => {
    client.connect();
    await vi.advanceTimersByTimeAsync(0);
    newest().deliver(
      'connect_error',
      Object.assign(new Error('full'), { data: { reason: 'full', queue: { place: -1 } } }),
    );
    expect(states.at(-1)).toMatchObject({ phase: 'lost', queue: null });
  });
});

describe('a chat message', () => {
  const message = { channel: 'say', text: 'rain again' } as const;

  it('is sent while the player is connected', async () => {
    await play();
    expect(client.send('chat.send', message)).toBe(true);
    expect(newest().emitted).toContainEqual(['chat.send', message, expect.stringMatching(/^[2-9a-z]{12}$/)]);
  });

  it('is refused while there is no connection', async () => {
    expect(client.send('chat.send', message)).toBe(false);
    await play();
    newest().deliver('disconnect', undefined);
    expect(client.send('chat.send', message)).toBe(false);
  });

  it('is refused when the socket has closed but the client has not noticed it yet', async () => {
    await play();
    newest().connected = false;
    expect(client.send('chat.send', message)).toBe(false);
  });
});

const population = { population: 7, channels: 2 };

describe('an event of the server', () => {
  it('is checked once and reaches every subscriber as the same value', async () => {
    const heard: unknown[] = [];
    client.on('zone.population', (people) => void heard.push(people));
    client.on('zone.population', (people) => void heard.push(people));
    await play();
    newest().deliver('zone.population', { ...population, unknown: true });
    expect(heard).toEqual([population, population]);
    expect(heard[0]).toBe(heard[1]);
    expect(malformed).toEqual([]);
  });

  it('is dropped and reported when it is malformed', async () => {
    const heard = vi.fn();
    client.on('zone.population', heard);
    await play();
    newest().deliver('zone.population', { population: 'many' });
    expect(malformed.map(({ name }) => name)).toEqual(['zone.population']);
    expect(heard).not.toHaveBeenCalled();
    newest().deliver('zone.population', population);
    expect(heard).toHaveBeenCalledExactlyOnceWith(population);
  });

  it('no longer reaches a handler that has unsubscribed', async () => {
    const [left, stayed] = [vi.fn(), vi.fn()];
    const leave = client.on('zone.population', left);
    client.on('zone.population', stayed);
    await play();
    leave();
    newest().deliver('zone.population', population);
    expect(stayed).toHaveBeenCalledExactlyOnceWith(population);
    expect(left).not.toHaveBeenCalled();
  });

  it('reaches the same subscribers after the connection was lost and came back', async () => {
    const heard = vi.fn();
    client.on('zone.population', heard);
    await play();
    const first = newest();
    first.deliver('disconnect', undefined);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(newest()).not.toBe(first);
    newest().deliver('zone.welcome', welcome);
    newest().deliver('zone.population', population);
    expect(heard).toHaveBeenCalledExactlyOnceWith(population);
  });
});

describe('a binary frame', () => {
  it('is not decoded as long as there is no reader', async () => {
    await play();
    const before = newest().emitted.length;
    newest().deliver(snapshotEvent, new Uint8Array([255]));
    expect(newest().emitted).toHaveLength(before);
  });
});

describe('an entrance that is not free', () => {
  it('is the queue of the full city, which keeps asking and enters when it is its turn', async () => {
    entrances = [
      { queue: { place: 3, waiting: 9, estimateSeconds: null } },
      { queue: { place: 1, waiting: 8, estimateSeconds: 60 } },
    ];
    client.connect();
    await vi.advanceTimersByTimeAsync(0);
    expect(states.at(-1)).toMatchObject({ phase: 'lost', queue: { place: 3, waiting: 9 } });
    expect(sockets).toHaveLength(0);
    await vi.advanceTimersByTimeAsync(8_000);
    expect(states.at(-1)).toMatchObject({ phase: 'lost', queue: { place: 1, waiting: 8, estimateSeconds: 60 } });
    await vi.advanceTimersByTimeAsync(8_000);
    expect(sockets).toHaveLength(1);
    sockets[0]?.deliver('zone.welcome', welcome);
    expect(states.at(-1)).toEqual({ phase: 'online' });
  });

  it('is a city under maintenance, which is asked for seldom and entered when it is over', async () => {
    await play();
    newest().deliver('session.closed', { reason: 'maintenance' });
    newest().deliver('disconnect', 'io server disconnect');
    expect(states.at(-1)).toEqual({ phase: 'maintenance', retryInMs: 15_000 });
    entrances = [{ closed: 'maintenance' }];
    await vi.advanceTimersByTimeAsync(14_000);
    expect(sockets).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(states.at(-1)).toEqual({ phase: 'maintenance', retryInMs: 15_000 });
    await vi.advanceTimersByTimeAsync(15_000);
    expect(sockets).toHaveLength(2);
    newest().deliver('zone.welcome', welcome);
    expect(states.at(-1)).toEqual({ phase: 'online' });
  });

  it('is another character of the account, which leaves only when the player wants to take over', async () => {
    entrances = [{ other: { name: 'Mara', device: 'Firefox · Linux' } }];
    client.connect();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(states.at(-1)).toEqual({ phase: 'occupied', name: 'Mara', device: 'Firefox · Linux' });
    expect(claims).toEqual(['ask']);
    client.connect('take_over');
    await vi.advanceTimersByTimeAsync(0);
    expect(claims).toEqual(['ask', 'take_over']);
    // A lost connection comes back without taking over again.
    sockets[0]?.deliver('zone.welcome', welcome);
    sockets[0]?.deliver('disconnect', 'transport close');
    await vi.advanceTimersByTimeAsync(5_000);
    expect(claims).toEqual(['ask', 'take_over', 'ask']);
  });
});
