/** A record with a limited life; a negative age means that it has not begun. */
export interface Mortal {
  ageMs: number;
  lifeMs: number;
}

/** Searching all of a full pool for each spark would cost too much. */
const lookedAt = 6;

/** A fixed number of records that are reused: nothing is allocated while shots fly. */
export class Pool<T extends Mortal> {
  private readonly records: T[];
  private count = 0;
  private hand = 0;

  constructor(capacity: number, make: () => T) {
    this.records = Array.from({ length: capacity }, make);
  }

  get size(): number {
    return this.count;
  }

  /** Returns a record to fill; when all are in use, the one of the next few that is nearest to its end. */
  take(): T {
    const free = this.records[this.count];
    if (free) {
      this.count += 1;
      return free;
    }
    let chosen = this.records[0];
    let least = Infinity;
    for (let i = 0; i < lookedAt; i += 1) {
      this.hand = (this.hand + 1) % this.records.length;
      const record = this.records[this.hand];
      const left = record ? record.lifeMs - record.ageMs : Infinity;
      if (!record || left >= least) continue;
      least = left;
      chosen = record;
    }
    if (!chosen) throw new RangeError('a pool of nothing');
    return chosen;
  }

  /** Ages all records and frees expired ones. */
  advance(elapsedMs: number, step?: (record: T, elapsedMs: number) => void): void {
    for (let i = 0; i < this.count; i += 1) {
      const record = this.records[i];
      if (!record) continue;
      record.ageMs += elapsedMs;
      if (record.ageMs < record.lifeMs) {
        if (record.ageMs >= 0) step?.(record, elapsedMs);
        continue;
      }
      this.count -= 1;
      const last = this.records[this.count];
      if (last) {
        this.records[i] = last;
        this.records[this.count] = record;
      }
      i -= 1;
    }
  }

  /** Visits every record that has begun and has not expired. */
  each(visit: (record: T) => void): void {
    for (let i = 0; i < this.count; i += 1) {
      const record = this.records[i];
      if (record && record.ageMs >= 0) visit(record);
    }
  }

  clear(): void {
    this.count = 0;
  }
}
