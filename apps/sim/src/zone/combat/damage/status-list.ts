import type { ControlGroup } from '@necp/shared/ability/content';
import type { ZoneState } from '../../state';
import { emitAt } from '../combat-events';
import type { ActiveStatus, Combatant } from '../combatant';
import { refreshStats, showHealth } from '../entity';

/** Ends a status before its time. */
export function endStatus(state: ZoneState, target: Combatant, active: ActiveStatus): void {
  const index = target.statuses.indexOf(active);
  if (index < 0) return;
  target.statuses.splice(index, 1);
  emitAt(state, { kind: 'status_end', target: target.id, status: active.content.id }, target.entityIndex);
  changed(state, target);
}

/**
 * Ends harmful statuses that can be cleansed, the latest first; only the named ids when ids are given. Returns how
 * many.
 */
export function cleanse(
  state: ZoneState,
  target: Combatant,
  { count, only }: { readonly count: number; readonly only: readonly string[] | null },
): number {
  const found = target.statuses
    .filter(({ content }) =>
      only === null ? content.kind !== 'boon' && content.cleansable : only.includes(content.id),
    )
    .reverse()
    .slice(0, count);
  for (const active of found) endStatus(state, target, active);
  return found.length;
}

/** Ends all statuses, as when a combatant falls. */
export function clearStatuses(state: ZoneState, target: Combatant): void {
  for (const active of [...target.statuses]) endStatus(state, target, active);
}

/** Ends sleep and fear at the first hit. */
export function breakOnDamage(state: ZoneState, target: Combatant): void {
  if (target.statuses.length === 0) return;
  for (const active of target.statuses.filter(({ content }) => content.breaksOnDamage))
    endStatus(state, target, active);
}

/** Checks whether a control group affects a combatant now. */
export function isUnder(combatant: Combatant, ...groups: readonly ControlGroup[]): boolean {
  return combatant.statuses.some(({ content }) => content.control !== undefined && groups.includes(content.control));
}

/** Recomputes the stats of a combatant and marks its state for sending. */
export function changed(state: ZoneState, target: Combatant): void {
  refreshStats(state, target);
  showHealth(state, target);
  target.isChanged = true;
}
