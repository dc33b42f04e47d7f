import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server, type Socket } from 'socket.io';
import { quantiseSide, type Crowd } from '../play/crowd';
import { startWish } from '../play/talk';
import type { Workload } from '../workload';
import { createPeerZone, packSnapshot } from './peer-zone';
import { submit } from './referee';

// Socket.IO as it comes: the default parser, its events, binary attachments or JSON.
const wish = await startWish<Workload & { readonly body: 'binary' | 'json' }>();
const zone = createPeerZone(wish);
const sockets: (Socket | undefined)[] = [];
const http = createServer();
const io = new Server(http, {
  transports: ['websocket'],
  serveClient: false,
  perMessageDeflate: false,
  httpCompression: false,
});
io.on('connection', (socket) => {
  const row = Number(socket.handshake.query.row);
  sockets[row] = socket;
  socket.on('turn', (units: number) => zone.crowd.turn(row, units));
  socket.on('disconnect', () => {
    sockets[row] = undefined;
  });
});
const bodyOf = { binary: packSnapshot, json: describeSnapshot }[wish.body];
submit({
  log: zone.log,
  open: async () => {
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
    zone.start({
      tell: (row, visible, tick) => void sockets[row]?.emit('snapshot', bodyOf(zone.crowd, visible, tick)),
    });
    return { port: (http.address() as AddressInfo).port, doors: Array.from(zone.crowd.ids, (_, row) => String(row)) };
  },
});

function describeSnapshot({ ids, x, y, side }: Crowd, visible: readonly number[], tick: number): unknown {
  return {
    tick,
    people: visible.map((row) => ({
      id: ids[row] ?? 0,
      x: quantiseSide(x[row] ?? 0, side),
      y: quantiseSide(y[row] ?? 0, side),
    })),
  };
}
