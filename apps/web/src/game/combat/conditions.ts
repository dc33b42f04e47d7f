import type { StatusView } from '../types';

export interface Casting {
  readonly ability: string;
  readonly startMs: number;
  readonly endMs: number;
}

/** Casts and statuses in view, as events announced them; each ends by its own time even when no end event arrives. */
export class Conditions {
  private readonly casts = new Map<number, Casting>();
  private readonly statuses = new Map<number, Map<string, StatusView>>();

  cast(id: number, casting: Casting): void {
    this.casts.set(id, casting);
  }

  castOver(id: number): void {
    this.casts.delete(id);
  }

  castOf(id: number, nowMs: number): Casting | null {
    const cast = this.casts.get(id);
    if (!cast) return null;
    // A cast whose end event never arrives expires by itself.
    if (nowMs > cast.endMs + 400) {
      this.casts.delete(id);
      return null;
    }
    return cast;
  }

  suffer(id: number, status: StatusView): void {
    const known = this.statuses.get(id) ?? new Map<string, StatusView>();
    known.set(status.id, status);
    this.statuses.set(id, known);
  }

  over(id: number, status: string): void {
    this.statuses.get(id)?.delete(status);
  }

  statusesOf(id: number, nowMs: number): readonly StatusView[] {
    const known = this.statuses.get(id);
    if (!known) return [];
    for (const status of known.values()) if (status.endsMs < nowMs) known.delete(status.id);
    return [...known.values()];
  }

  /** Yields the entity ids that have a status now. */
  *everyone(nowMs: number): Iterable<readonly [number, readonly StatusView[]]> {
    for (const id of this.statuses.keys()) {
      const all = this.statusesOf(id, nowMs);
      if (all.length > 0) yield [id, all];
    }
  }

  forget(id: number): void {
    this.casts.delete(id);
    this.statuses.delete(id);
  }

  clear(): void {
    this.casts.clear();
    this.statuses.clear();
  }
}
