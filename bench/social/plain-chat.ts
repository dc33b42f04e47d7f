import { Redis } from 'ioredis';
import { WebSocketServer } from 'ws';

/** The plain way to the same browsers: a process that hears one channel and writes each line to every socket. */
const [redisUrl = '', port = '0'] = process.argv.slice(2);
const server = new WebSocketServer({ port: Number(port), host: '127.0.0.1', perMessageDeflate: false });
const ear = new Redis(redisUrl);
ear.on('message', (_channel, text) => {
  for (const socket of server.clients) socket.send(text);
});
await ear.subscribe('plain:chat');
server.on('error', (error) => {
  throw error;
});
process.stdout.write('ready\n');
