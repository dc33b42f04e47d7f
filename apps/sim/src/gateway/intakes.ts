import type { GatewayOptions } from './gateway';
import { Intake, type EngineConnection, type IntakeRates } from './intake';
import { addressOf } from './requests';

/** How long a client may take to present its ticket, and to leave after it was refused. */
export const waitMs = { present: 5_000, leave: 2_000 } as const;

/** How often clients that read nothing are looked for. */
const watchMs = 1_000;

/** A connection that Socket.IO speaks of; it is the one that Engine.IO opened. */
type Conn = object;

/** The intakes of all connections, from their first byte to their last. */
export class Intakes {
  private readonly waiting = new Map<Conn, { readonly intake: Intake; timer: NodeJS.Timeout | null }>();

  private readonly rates: IntakeRates;

  private readonly watch = setInterval(() => this.cutSlowReaders(), watchMs);

  constructor(private readonly options: Pick<GatewayOptions, 'limits' | 'book' | 'proxyHops' | 'clockMs' | 'meter'>) {
    const { book } = options;
    this.rates = {
      bytes: book.rateOf('socket_bytes'),
      control: book.rateOf('socket_pings'),
      packets: book.rateOf('socket_packets'),
    };
  }

  open(conn: EngineConnection): void {
    const { limits, proxyHops, clockMs, meter } = this.options;
    const address = addressOf(conn.request, proxyHops);
    const intake = new Intake(conn, { clockMs, rates: this.rates }, (fault) => {
      meter.rejected(fault === 'reads_nothing' ? 'lag' : 'cheat', fault);
      meter.closed(fault === 'reads_nothing' ? 'too_slow' : 'flooding');
    });
    this.waiting.set(conn, { intake, timer: null });
    this.cutAfter(conn, waitMs.present);
    limits.opened(address);
    conn.once('close', () => {
      limits.closed(address);
      this.forget(conn);
      intake.endSoon();
    });
  }

  /** The client has presented its ticket; it may wait for its turn. */
  presented(conn: Conn): void {
    this.stopTimer(conn);
  }

  admitted(conn: Conn): void {
    this.waiting.get(conn)?.intake.admit();
    this.forget(conn);
  }

  /** A client that was refused has nothing more to say: it comes back over another connection. */
  refused(conn: Conn): void {
    this.cutAfter(conn, waitMs.leave);
  }

  stop(): void {
    clearInterval(this.watch);
  }

  private cutSlowReaders(): void {
    for (const { intake } of this.waiting.values()) intake.cutWhenSlow();
  }

  private cutAfter(conn: Conn, ms: number): void {
    this.stopTimer(conn);
    const held = this.waiting.get(conn);
    if (held !== undefined) held.timer = setTimeout(() => held.intake.cut(), ms);
  }

  private stopTimer(conn: Conn): void {
    const held = this.waiting.get(conn);
    if (held?.timer != null) clearTimeout(held.timer);
    if (held !== undefined) held.timer = null;
  }

  private forget(conn: Conn): void {
    this.stopTimer(conn);
    this.waiting.delete(conn);
  }
}
