import { quantise } from './quantise';
import type { SnapshotFrame, VisibleColumns } from './snapshot-frame';

/** The columns of a packed entity: position in steps (x above y), appearance, flags with `personalBit`, id. */
export const packed = { spot: 0, aspect: 1, flags: 2, id: 3 } as const;
export const packedStride = 4;
/** Is set beside the flags of an entity for which some clients have flags of their own. */
const personalBit = 0x10000;
/** Shifts within `packed.aspect`; facing is stored below both. */
export const aspectShift = { health: 8, revision: 16 } as const;
export const facingBits = 0xff;

/**
 * All entities as clients see them, packed once a tick for all clients: each client compares some thirty of them with
 * what it knows.
 */
export class PackedEntities {
  values = new Int32Array(0);
  count = 0;
  /** How many entities were removed so far: while the number is unchanged, no entity is gone. */
  departures = 0;

  fill({ ids, x, y, facing, flags, personal, health, revision }: VisibleColumns): void {
    this.count = ids.length;
    if (this.values.length < ids.length * packedStride) this.grow(ids.length);
    const { values } = this;
    for (let entityIndex = 0, at = 0; entityIndex < ids.length; entityIndex++, at += packedStride) {
      const id = ids[entityIndex] ?? 0;
      const before = values[at + packed.id] ?? 0;
      if (before !== 0 && before !== (id | 0)) this.departures++;
      values[at + packed.id] = id;
      if (id === 0) continue;
      values[at + packed.spot] = (quantise(x[entityIndex] ?? 0) << 16) | quantise(y[entityIndex] ?? 0);
      values[at + packed.aspect] =
        (facing[entityIndex] ?? 0) |
        ((health[entityIndex] ?? 0) << aspectShift.health) |
        ((revision[entityIndex] ?? 0) << aspectShift.revision);
      values[at + packed.flags] = (flags[entityIndex] ?? 0) | (personal[entityIndex] === 0 ? 0 : personalBit);
    }
  }

  private grow(entityCount: number): void {
    const larger = new Int32Array(entityCount * packedStride);
    larger.set(this.values);
    this.values = larger;
  }
}

/** Returns packed flags as the client of a frame sees them. */
export function flagsOf(flags: number, entityIndex: number, frame: SnapshotFrame): number {
  return (flags & personalBit) === 0 ? flags : (flags & ~personalBit) | frame.ownFlags(entityIndex);
}
