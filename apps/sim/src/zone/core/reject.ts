import type { MessageParams } from '@necp/shared/kernel';
import type { RejectionKind } from '../outputs';
import type { Player, ZoneState } from '../state';

export interface Rejection {
  /** The client event or intent that was refused, for example `npc.interact`. */
  readonly what: string;
  readonly code: string;
  readonly params?: MessageParams;
  /** Defaults to `normal`. */
  readonly kind?: RejectionKind;
}

/** Codes of these rooms belong to one action each, so they are logged without the event. */
const namesItsAction = /^(combat|ability)\./;

/** Sends the player the reason why an action was not carried out, and counts it by kind for the operator. */
export function reject(
  state: ZoneState,
  player: Player,
  { what, code, params = {}, kind = 'normal' }: Rejection,
): void {
  if (player.connectionId !== null)
    state.outbox.push({
      kind: 'send',
      connectionIds: [player.connectionId],
      name: 'action.rejected',
      message: { what, code, params },
    });
  const label = namesItsAction.test(code) ? code : `${what}:${code}`;
  state.outbox.push({ kind: 'rejected', rejection: kind, what: label, characterId: player.characterId });
}
