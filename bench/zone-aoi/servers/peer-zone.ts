import { InterestGrid } from '@necp/shared/zone/interest';
import { machineMs } from '../play/clock';
import { Crowd } from '../play/crowd';
import { ZoneLog } from '../play/zone-log';
import { reachUnits, tickLengthMs, type Workload } from '../workload';

/**
 * A zone of a peer: the walking and the looking around are ours and alike for all of them; how it is told is theirs.
 */
export interface PeerZone {
  readonly crowd: Crowd;
  readonly log: ZoneLog;
  /** Begins to tick. `tell` sends to one player who stands in a row; `visible` has the row itself too. */
  start(tell: Teller): void;
}

export interface Teller {
  /** Before anybody is told. */
  before?(tick: number): void;
  tell(row: number, visible: readonly number[], tick: number): void;
  /** After everybody was told; what it sends belongs to the tick. */
  after?(tick: number): void;
}

/** No margin against flicker: peers tell exactly who is within reach. */
const reach = { enterTiles: reachUnits, leaveTiles: reachUnits, isKnown: () => true };
/** Steps made up for at once after a stall, as the product's zones do. */
const mostCatchUp = 5;

export function createPeerZone(workload: Workload): PeerZone {
  const crowd = new Crowd(workload);
  const log = new ZoneLog();
  const grid = new InterestGrid(crowd.side, crowd.side, reachUnits / 2);
  const visible: number[] = [];
  let tick = 0;
  const step = (teller: Teller) => {
    const startMs = machineMs();
    tick++;
    crowd.step();
    grid.rebuild(crowd);
    teller.before?.(tick);
    for (let row = 0; row < crowd.ids.length; row++) {
      grid.collect({ x: crowd.x[row] ?? 0, y: crowd.y[row] ?? 0 }, reach, visible);
      teller.tell(row, visible, tick);
    }
    teller.after?.(tick);
    log.note({ tick, startMs, tookMs: machineMs() - startMs }, () => ({
      ids: crowd.ids.slice(),
      x: crowd.x.slice(),
      y: crowd.y.slice(),
    }));
  };
  return {
    crowd,
    log,
    start: (teller) => {
      let dueMs = machineMs() + tickLengthMs;
      const beat = () => {
        for (let count = 0; count < mostCatchUp && machineMs() >= dueMs; count++) {
          step(teller);
          dueMs += tickLengthMs;
        }
        dueMs += Math.max(0, Math.floor((machineMs() - dueMs) / tickLengthMs)) * tickLengthMs;
        setTimeout(beat, Math.max(0, dueMs - machineMs()));
      };
      setTimeout(beat, tickLengthMs);
    },
  };
}

/** A snapshot packed by hand: tick (u32), count (u16), and for each id, x and y (u16). */
export function packSnapshot({ ids, x, y, side }: Crowd, visible: readonly number[], tick: number): Buffer {
  const bytes = Buffer.allocUnsafe(6 + visible.length * 6);
  const scale = 0xffff / side;
  let at = bytes.writeUInt32LE(tick, 0);
  at = bytes.writeUInt16LE(visible.length, at);
  for (const row of visible) {
    at = bytes.writeUInt16LE(ids[row] ?? 0, at);
    at = bytes.writeUInt16LE(Math.round((x[row] ?? 0) * scale), at);
    at = bytes.writeUInt16LE(Math.round((y[row] ?? 0) * scale), at);
  }
  return bytes;
}
