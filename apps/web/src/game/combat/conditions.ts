import type { CastEnd } from '@necp/shared/protocol';
import type { CastView, StatusView } from '../types';

/** A cast or channel that others do not see end expires this long after its time. */
const lateMs = 400;
/** How long a broken cast stays in view with its reason. */
const brokenMs = 1_400;

/** Casts and statuses in view, as events announced them; each ends by its own time even when no end event arrives. */
export class Conditions {
  private readonly casts = new Map<number, CastView>();
  private readonly statuses = new Map<number, Map<string, StatusView>>();

  cast(id: number, casting: CastView): void {
    this.casts.set(id, casting);
  }

  /** Ends a cast; one that was broken stays a moment, with the reason. */
  castOver(id: number, { how, nowMs }: { readonly how: CastEnd; readonly nowMs: number }): void {
    const cast = this.casts.get(id);
    if (!cast || how === 'done' || how === 'fell') this.casts.delete(id);
    else this.casts.set(id, { ...cast, broken: { how, atMs: nowMs } });
  }

  castOf(id: number, nowMs: number): CastView | null {
    const cast = this.casts.get(id);
    if (!cast) return null;
    // A cast whose end event never arrives expires by itself.
    if (nowMs > (cast.broken ? cast.broken.atMs + brokenMs : cast.endMs + lateMs)) {
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

  /** Takes damage from the shields of an entity, the oldest first. */
  absorb(id: number, amount: number): void {
    let left = amount;
    const known = this.statuses.get(id);
    for (const [key, status] of known ?? []) {
      if (status.absorbs === undefined) continue;
      const taken = Math.min(left, status.absorbs);
      left -= taken;
      known?.set(key, { ...status, absorbs: status.absorbs - taken });
    }
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
