import { takeSnatchNotes } from '../combat/abilities/snatch-notes';
import { combatantById, playerOf, spotOf } from '../combat/entity';
import { nextId } from '../core/ids';
import type { ZoneInput } from '../inputs';
import type { ZoneState } from '../state';
import { lootSlice, type Snatch } from './slice';

/** Requests what enemies took in this tick, and lets what the fallen had taken drop where they fell. */
export function settleSnatches(state: ZoneState): void {
  const { snatches } = lootSlice(state);
  for (const { source, target, percent, mostChits } of takeSnatchNotes(state)) {
    const player = playerOf(state, target);
    if (player === null) continue;
    const { characterId, epoch } = player;
    const snatchId = nextId(state);
    const enemyId = state.appearances[source.entityIndex]?.content ?? '';
    snatches.set(snatchId, { characterId, epoch, thiefId: source.id, isTaken: false, fellAt: null });
    state.outbox.push({ kind: 'snatch', snatchId, characterId, epoch, enemyId, percent, mostChits });
  }
  for (const [snatchId, snatch] of snatches) follow(state, snatchId, snatch);
}

/** What a thief takes away is forgotten here; the domain mails it. */
function follow(state: ZoneState, snatchId: string, snatch: Snatch): void {
  const { snatches } = lootSlice(state);
  if (snatch.fellAt === null) {
    const thief = combatantById(state, snatch.thiefId);
    if (thief === undefined) return void snatches.delete(snatchId);
    if (thief.life !== 'dead') return;
    snatch.fellAt = spotOf(state, thief);
  }
  if (!snatch.isTaken) return;
  snatches.delete(snatchId);
  const { characterId, epoch, fellAt } = snatch;
  state.outbox.push({ kind: 'spill', snatchId, characterId, epoch, spot: fellAt });
}

/** Applies the domain's answer: the thief has the money now, or there was none to take. */
export function takeSnatched(state: ZoneState, { snatchId, chits }: ZoneInput<'snatched'>): void {
  const { snatches } = lootSlice(state);
  const snatch = snatches.get(snatchId);
  if (snatch === undefined) return;
  if (chits === 0) snatches.delete(snatchId);
  else snatch.isTaken = true;
}
