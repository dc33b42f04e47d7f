import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server, type Socket } from 'socket.io';
import { addressQuery } from '../dialects/socket-io';
import { quantiseSide, type Crowd } from '../play/crowd';
import { startOptions } from '../play/talk';
import type { Workload } from '../workload';
import { createPeerZone, packSnapshot } from './peer-zone';
import { submit } from './referee';

// Socket.IO without changes: the default parser, its events, binary attachments or JSON.
const options = await startOptions<Workload & { readonly body: 'binary' | 'json' }>();
const zone = createPeerZone(options);
const sockets: (Socket | undefined)[] = [];
const http = createServer();
const io = new Server(http, {
  transports: ['websocket'],
  serveClient: false,
  perMessageDeflate: false,
  httpCompression: false,
});
io.on('connection', (socket) => {
  const entityIndex = Number(socket.handshake.query[addressQuery]);
  sockets[entityIndex] = socket;
  socket.on('turn', (units: number) => zone.crowd.turn(entityIndex, units));
  socket.on('disconnect', () => {
    sockets[entityIndex] = undefined;
  });
});
const bodyOf = { binary: packSnapshot, json: describeSnapshot }[options.body];
submit({
  log: zone.log,
  open: async () => {
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
    zone.start({
      send: (entityIndex, visible, tick) =>
        void sockets[entityIndex]?.emit('snapshot', bodyOf(zone.crowd, visible, tick)),
    });
    return {
      port: (http.address() as AddressInfo).port,
      addresses: Array.from(zone.crowd.ids, (_, entityIndex) => String(entityIndex)),
    };
  },
});

function describeSnapshot({ ids, x, y, side }: Crowd, visible: readonly number[], tick: number): unknown {
  return {
    tick,
    people: visible.map((entityIndex) => ({
      id: ids[entityIndex] ?? 0,
      x: quantiseSide(x[entityIndex] ?? 0, side),
      y: quantiseSide(y[entityIndex] ?? 0, side),
    })),
  };
}
