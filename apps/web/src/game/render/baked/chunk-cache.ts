/** What a cache keeps: something that takes memory. */
export interface Kept {
  readonly bytes: number;
  destroy(): void;
}

interface Entry<T> {
  readonly kept: T;
  lastSeen: number;
  /** The number of the light under which it was baked. */
  light: number;
}

/** Baked textures under a memory budget: those that were not seen for the longest time give way first. */
export class ChunkCache<T extends Kept> {
  private readonly entries = new Map<string, Entry<T>>();
  private frame = 0;

  constructor(private readonly mostBytes: number) {}

  get bytes(): number {
    return [...this.entries.values()].reduce((sum, { kept }) => sum + kept.bytes, 0);
  }

  get size(): number {
    return this.entries.size;
  }

  /** Begins a frame; what is seen in it is never thrown away in it. */
  nextFrame(): void {
    this.frame += 1;
  }

  has(key: string): boolean {
    return this.entries.has(key);
  }

  /** Returns what is kept under a key and marks it as seen in this frame. */
  see(key: string): T | null {
    const entry = this.entries.get(key);
    if (!entry) return null;
    entry.lastSeen = this.frame;
    return entry.kept;
  }

  /** Keeps something new and throws away what is over the budget, except what was seen in this frame. */
  put(key: string, kept: T, light: number): void {
    this.entries.get(key)?.kept.destroy();
    this.entries.set(key, { kept, lastSeen: this.frame, light });
    this.shrink();
  }

  /** Returns whether there is room for more without throwing anything away. */
  hasRoomFor(bytes: number): boolean {
    return this.bytes + bytes <= this.mostBytes;
  }

  isOutdated(key: string, light: number): boolean {
    const entry = this.entries.get(key);
    return entry !== undefined && entry.light !== light;
  }

  /** Notes that something kept was baked again. */
  renewed(key: string, light: number): void {
    const entry = this.entries.get(key);
    if (entry) entry.light = light;
  }

  clear(): void {
    for (const { kept } of this.entries.values()) kept.destroy();
    this.entries.clear();
  }

  private shrink(): void {
    const oldestFirst = [...this.entries]
      .filter(([, { lastSeen }]) => lastSeen < this.frame)
      .sort(([, a], [, b]) => a.lastSeen - b.lastSeen);
    for (const [key, { kept }] of oldestFirst) {
      if (this.bytes <= this.mostBytes) return;
      kept.destroy();
      this.entries.delete(key);
    }
  }
}
