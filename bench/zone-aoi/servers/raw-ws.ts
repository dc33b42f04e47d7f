import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer, type WebSocket } from 'ws';
import { startOptions } from '../play/talk';
import type { Workload } from '../workload';
import { createPeerZone, packSnapshot } from './peer-zone';
import { submit } from './referee';

// Raw ws: one binary frame packed by hand for each player and tick.
const workload = await startOptions<Workload>();
const zone = createPeerZone(workload);
const sockets: (WebSocket | undefined)[] = [];
const http = createServer();
const wss = new WebSocketServer({ server: http, perMessageDeflate: false, maxPayload: 4 * 1024 });
wss.on('connection', (socket, request) => {
  const entityIndex = Number(request.url?.slice(1));
  sockets[entityIndex] = socket;
  socket.on('message', (bytes: Buffer) => zone.crowd.turn(entityIndex, bytes.readInt16LE(0)));
  socket.on('close', () => {
    sockets[entityIndex] = undefined;
  });
});
submit({
  log: zone.log,
  open: async () => {
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
    zone.start({
      send: (entityIndex, visible, tick) =>
        sockets[entityIndex]?.send(packSnapshot(zone.crowd, visible, tick), { binary: true, compress: false }),
    });
    return {
      port: (http.address() as AddressInfo).port,
      addresses: Array.from(zone.crowd.ids, (_, entityIndex) => `/${entityIndex}`),
    };
  },
});
