import { quantise } from './quantise';
import type { VisibleColumns } from './snapshot-frame';

/** What is kept of a row, side by side: place in steps (x above y), how it looks, flags with `personalBit`, id. */
export const packed = { spot: 0, aspect: 1, flags: 2, id: 3 } as const;
export const packedStride = 4;
/** Beside the flags of a row: some clients are told flags of their own. */
export const personalBit = 0x10000;
/** In `packed.aspect`; facing stands below both. */
export const aspectShift = { health: 8, revision: 16 } as const;
export const facingBits = 0xff;

/**
 * Everybody as clients are told of them, filled once a tick for all clients: each compares some thirty rows with what
 * it knows.
 */
export class PackedEntities {
  values = new Int32Array(0);
  count = 0;
  /** How often somebody was gone from a row since the beginning: while it stays the same, nobody is. */
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
