import { tickHz } from '@necp/shared/protocol';
import { nextId } from '../core/ids';
import { reject } from '../core/reject';
import type { ZoneInput } from '../inputs';
import type { Player, ZoneState } from '../state';
import { tradeSlice } from './slice';

const what = 'trade.take_note';
/** When the domain has not answered after this time, the player may try again. */
const patienceTicks = 10 * tickHz;

/** Asks the domain to keep a player's note; a player waits for the answer before the next one. */
export function takeNote(state: ZoneState, player: Player, { text }: { readonly text: string }): void {
  const { writing } = tradeSlice(state);
  const { characterId, accountId, epoch } = player;
  if (writing.has(characterId)) return reject(state, player, { what, code: 'trade.still_writing', kind: 'lag' });
  writing.set(characterId, state.tick + patienceTicks);
  state.outbox.push({ kind: 'trade_note', id: nextId(state), characterId, accountId, epoch, text });
}

/** Takes the domain's answer: the player may write again, and reads why a note was refused. */
export function noteKept(state: ZoneState, { characterId, rejection }: ZoneInput<'trade_note_kept'>): void {
  tradeSlice(state).writing.delete(characterId);
  const player = state.players.get(characterId);
  if (rejection !== null && player !== undefined) reject(state, player, { what, ...rejection });
}

/** Stops waiting for answers that did not come in time. */
export function forgetOldNotes(state: ZoneState): void {
  const { writing } = tradeSlice(state);
  for (const [characterId, endsTick] of writing) if (state.tick >= endsTick) writing.delete(characterId);
}
