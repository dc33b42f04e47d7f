import type { ControlGroup } from '@necp/shared/ability/content';
import type { ZoneState } from '../state';
import { refreshStats, showHealth } from './entity';
import type { ActiveStatus, Combatant } from './combatant';
import { emitAt } from './combat-events';

/** Takes a status away before its time. */
export function endStatus(state: ZoneState, target: Combatant, active: ActiveStatus): void {
  const index = target.statuses.indexOf(active);
  if (index < 0) return;
  target.statuses.splice(index, 1);
  emitAt(state, { kind: 'status_end', target: target.id, status: active.content.id }, target.entityIndex);
  changed(state, target);
}

/** Takes harm that can be cleansed away, the latest first; by id when ids are named. Returns how many. */
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

/** Everything off, as when somebody falls. */
export function clearStatuses(state: ZoneState, target: Combatant): void {
  for (const active of [...target.statuses]) endStatus(state, target, active);
}

/** Sleep and terror end with the first blow. */
export function breakOnDamage(state: ZoneState, target: Combatant): void {
  if (target.statuses.length === 0) return;
  for (const active of target.statuses.filter(({ content }) => content.breaksOnDamage))
    endStatus(state, target, active);
}

/** Whether a control group holds a fighter now. */
export function isUnder(combatant: Combatant, ...groups: readonly ControlGroup[]): boolean {
  return combatant.statuses.some(({ content }) => content.control !== undefined && groups.includes(content.control));
}

/** Numbers anew, for the fighter and for whoever looks. */
export function changed(state: ZoneState, target: Combatant): void {
  refreshStats(state, target);
  showHealth(state, target);
  target.isChanged = true;
}
