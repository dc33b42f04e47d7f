import { InterestGrid } from '@necp/shared/zone/interest';
import { machineMs } from '../play/clock';
import { Crowd } from '../play/crowd';
import { ZoneLog } from '../play/zone-log';
import { reachUnits, tickLengthMs, type Workload } from '../workload';

/** A zone of a peer: movement and interest are ours and the same for all peers; only sending updates is the peer's. */
export interface PeerZone {
  readonly crowd: Crowd;
  readonly log: ZoneLog;
  /** Starts to tick. `send` sends to the player of a row; `visible` contains the row itself too. */
  start(send: Sender): void;
}

export interface Sender {
  /** Runs before updates are sent. */
  before?(tick: number): void;
  send(entityIndex: number, visible: readonly number[], tick: number): void;
  /** Runs after updates were sent; what it sends belongs to the tick. */
  after?(tick: number): void;
}

/** There is no margin against flicker: peers send exactly the entities within reach. */
const reach = { enterTiles: reachUnits, leaveTiles: reachUnits, isKnown: () => true };
/** The most steps that are made up for at once after a stall, as in the product's zones. */
const mostCatchUp = 5;

export function createPeerZone(workload: Workload): PeerZone {
  const crowd = new Crowd(workload);
  const log = new ZoneLog();
  const grid = new InterestGrid(crowd.side, crowd.side, reachUnits / 2);
  const visible: number[] = [];
  let tick = 0;
  const step = (sender: Sender) => {
    const startMs = machineMs();
    tick++;
    crowd.step();
    grid.rebuild(crowd);
    sender.before?.(tick);
    for (let entityIndex = 0; entityIndex < crowd.ids.length; entityIndex++) {
      grid.collect({ x: crowd.x[entityIndex] ?? 0, y: crowd.y[entityIndex] ?? 0 }, reach, visible);
      sender.send(entityIndex, visible, tick);
    }
    sender.after?.(tick);
    log.note({ tick, startMs, tookMs: machineMs() - startMs }, () => ({
      ids: crowd.ids.slice(),
      x: crowd.x.slice(),
      y: crowd.y.slice(),
    }));
  };
  return {
    crowd,
    log,
    start: (sender) => {
      let dueMs = machineMs() + tickLengthMs;
      const beat = () => {
        for (let count = 0; count < mostCatchUp && machineMs() >= dueMs; count++) {
          step(sender);
          dueMs += tickLengthMs;
        }
        dueMs += Math.max(0, Math.floor((machineMs() - dueMs) / tickLengthMs)) * tickLengthMs;
        setTimeout(beat, Math.max(0, dueMs - machineMs()));
      };
      setTimeout(beat, tickLengthMs);
    },
  };
}

/** Packs a snapshot by hand: tick (u32), count (u16), and for each entity id, x and y (u16). */
export function packSnapshot({ ids, x, y, side }: Crowd, visible: readonly number[], tick: number): Buffer {
  const bytes = Buffer.allocUnsafe(6 + visible.length * 6);
  const scale = 0xffff / side;
  let at = bytes.writeUInt32LE(tick, 0);
  at = bytes.writeUInt16LE(visible.length, at);
  for (const entityIndex of visible) {
    at = bytes.writeUInt16LE(ids[entityIndex] ?? 0, at);
    at = bytes.writeUInt16LE(Math.round((x[entityIndex] ?? 0) * scale), at);
    at = bytes.writeUInt16LE(Math.round((y[entityIndex] ?? 0) * scale), at);
  }
  return bytes;
}
