import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { matchMaker, Room, Server, type Client } from '@colyseus/core';
import { Encoder, StateView } from '@colyseus/schema';
import { WebSocketTransport } from '@colyseus/ws-transport';
import { quantiseSide } from '../play/crowd';
import { startOptions } from '../play/talk';
import type { Workload } from '../workload';
import { byteMessage, Person, ZoneRoomState } from './colyseus-state';
import { createPeerZone, packSnapshot, type Sender } from './peer-zone';
import { submit } from './referee';

// Colyseus in two variants: the state with a view for each client, as its guide recommends, or bytes packed by hand.
const options = await startOptions<Workload & { readonly manner: 'view' | 'bytes' }>();
const zone = createPeerZone(options);
const clients: (Client | undefined)[] = [];
const entityIndexOf = new Map<string, number>();
const people: Person[] = [];

class ZoneRoom extends Room {
  override onCreate(): void {
    this.maxClients = options.players;
    this.autoDispose = false;
    this.seatReservationTimeout = 600;
    this.patchRate = null as never;
    if (options.manner === 'view') this.state = fillState();
    this.onMessageBytes(byteMessage, (client: Client, bytes: Buffer) =>
      zone.crowd.turn(entityIndexOf.get(client.sessionId) ?? 0, bytes.readInt16LE(0)),
    );
    zone.start(options.manner === 'view' ? viewSender(this) : bytesSender);
  }

  override onJoin(client: Client, { entityIndex }: { readonly entityIndex: number }): void {
    clients[entityIndex] = client;
    entityIndexOf.set(client.sessionId, entityIndex);
    if (options.manner === 'view') client.view = new StateView();
  }

  override onLeave(client: Client): void {
    clients[entityIndexOf.get(client.sessionId) ?? -1] = undefined;
  }
}

const bytesSender: Sender = {
  send: (entityIndex, visible, tick) =>
    clients[entityIndex]?.sendBytes(byteMessage, packSnapshot(zone.crowd, visible, tick)),
};

/**
 * Updates the state from the crowd and adds new entities in sight to each view, so that `broadcastPatch` sends the
 * rest.
 */
function viewSender(room: Room): Sender {
  const { crowd } = zone;
  const seen: number[][] = Array.from(crowd.ids, () => []);
  const wasSeen = new Uint32Array(crowd.ids.length);
  const isSeen = new Uint32Array(crowd.ids.length);
  let stamp = 0;
  return {
    before: (tick) => {
      (room.state as ZoneRoomState).tick = tick;
      for (const [entityIndex, person] of people.entries()) {
        person.x = quantiseSide(crowd.x[entityIndex] ?? 0, crowd.side);
        person.y = quantiseSide(crowd.y[entityIndex] ?? 0, crowd.side);
      }
    },
    send: (entityIndex, visible) => {
      const view = clients[entityIndex]?.view;
      if (view === undefined) return;
      const before = seen[entityIndex] ?? [];
      stamp++;
      for (const other of before) wasSeen[other] = stamp;
      for (const other of visible) isSeen[other] = stamp;
      for (const other of before) if (isSeen[other] !== stamp) view.remove(people[other] as Person);
      for (const other of visible) if (wasSeen[other] !== stamp) view.add(people[other] as Person);
      seen[entityIndex] = visible.slice();
    },
    after: () => void room.broadcastPatch(),
  };
}

function fillState(): ZoneRoomState {
  const state = new ZoneRoomState();
  for (const [entityIndex, id] of zone.crowd.ids.entries()) {
    const person = new Person();
    person.x = quantiseSide(zone.crowd.x[entityIndex] ?? 0, zone.crowd.side);
    person.y = quantiseSide(zone.crowd.y[entityIndex] ?? 0, zone.crowd.side);
    people.push(person);
    state.people.set(String(id), person);
  }
  return state;
}

submit({
  log: zone.log,
  open: async () => {
    Encoder.BUFFER_SIZE = 1024 * 1024;
    const http = createServer();
    const server = new Server({ transport: new WebSocketTransport({ server: http, pingInterval: 0 }), greet: false });
    server.define('zone', ZoneRoom);
    await server.listen(0, '127.0.0.1');
    const room = await matchMaker.createRoom('zone', {});
    const addresses: string[] = [];
    for (const entityIndex of zone.crowd.ids.keys()) {
      const { sessionId } = await matchMaker.reserveSeatFor(room, { entityIndex });
      addresses.push(`/${room.processId}/${room.roomId}?sessionId=${sessionId}`);
    }
    return { port: (http.address() as AddressInfo).port, addresses };
  },
});
