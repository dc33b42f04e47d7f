import { type AddressInfo, createServer, type Socket } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';

/**
 * How a mail server treats who sends it email: well; it accepts the connection and never says a word; it says a little
 * now and then and never comes to an end; it has read the email, and its connection breaks before the answer; it has
 * read the email and never answers.
 */
export type MailManner = 'well' | 'silent' | 'endless' | 'answer lost' | 'answer kept';

export interface ReceivedEmail {
  readonly to: string;
  readonly mail: Email;
}

/** A mail server of a test, which can go away, come back at the same address, and be unwell. */
export interface TestMailServer {
  readonly url: string;
  /** What it has read to the end, answered or not. */
  readonly received: readonly ReceivedEmail[];
  manner: MailManner;
  /** How many connections are open, those that it treats badly too. */
  readonly connections: number;
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** How often an endless server says a little, in milliseconds. */
const lineMs = 50;

/** Prepares a mail server on a free port; mailboxes that begin with `unknown` do not exist. */
export async function prepareMailServer(): Promise<TestMailServer> {
  const received: ReceivedEmail[] = [];
  const sockets = new Set<Socket>();
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: ({ address }, _session, done) =>
      done(address.startsWith('unknown') ? Object.assign(new Error('no such mailbox'), { responseCode: 550 }) : null),
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        void PostalMime.parse(Buffer.concat(chunks)).then((mail) => {
          received.push({ to: session.envelope.rcptTo.map(({ address }) => address).join(), mail });
          if (server.manner === 'answer lost') sockets.forEach((socket) => socket.destroy());
          else done();
        });
      });
    },
  });
  smtp.on('error', () => undefined);
  const listener = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    if (server.manner === 'endless') neverEnd(socket);
    else if (server.manner === 'answer kept') keepAnswer(socket, (mail) => received.push(mail));
    else if (server.manner !== 'silent') smtp.connect(socket);
  });
  const port = await freePort();
  const server: TestMailServer = {
    url: `smtp://127.0.0.1:${port}`,
    received,
    manner: 'well',
    get connections() {
      return sockets.size;
    },
    start: () => new Promise((resolve) => listener.listen(port, '127.0.0.1', resolve)),
    stop: () =>
      new Promise((resolve) => {
        listener.close(() => resolve());
        sockets.forEach((socket) => socket.destroy());
      }),
  };
  return server;
}

/** Greets, and answers the first command with lines that announce one more, for as long as the client listens. */
function neverEnd(socket: Socket): void {
  socket.write('220 mail.necp.test ESMTP\r\n');
  socket.once('data', () => {
    const talking = setInterval(() => socket.write('250-and one more thing\r\n'), lineMs);
    socket.on('close', () => clearInterval(talking));
  });
}

/** Takes an email in a dialogue without timers, so that a test may hold the time, and does not answer at its end. */
function keepAnswer(socket: Socket, onRead: (email: ReceivedEmail) => void): void {
  let [said, to, isText] = ['', '', false];
  socket.write('220 mail.necp.test ESMTP\r\n');
  socket.setEncoding('latin1').on('data', (more: string) => {
    said += more;
    if (isText) {
      if (!said.endsWith('\r\n.\r\n')) return;
      void PostalMime.parse(Buffer.from(said.slice(0, -5), 'latin1')).then((mail) => onRead({ to, mail }));
      return;
    }
    if (!said.endsWith('\r\n')) return;
    to = /^RCPT TO:<([^>]+)>/im.exec(said)?.[1] ?? to;
    isText = /^DATA/i.test(said);
    said = '';
    socket.write(isText ? '354 go on\r\n' : '250 well\r\n');
  });
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
