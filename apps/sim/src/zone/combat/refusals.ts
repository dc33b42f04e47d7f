import type { StreetError } from '@necp/shared/combat/street-errors';
import type { MessageParams } from '@necp/shared/kernel';
import type { RefusalKind } from '../outputs';
import type { Player, ZoneState } from '../state';

export interface Refused {
  /** The client event or intent that was not followed. */
  readonly what: string;
  readonly code: StreetError;
  readonly params?: MessageParams;
  /** `normal` when left out. */
  readonly kind?: RefusalKind;
}

/** Tells a player why a wish was not followed, and counts it. */
export function refuse(state: ZoneState, player: Player, { what, code, params = {}, kind = 'normal' }: Refused): void {
  if (player.connectionId !== null)
    state.outbox.push({
      kind: 'send',
      connectionIds: [player.connectionId],
      name: 'combat.refused',
      message: { what, code, params },
    });
  state.outbox.push({ kind: 'refused', refusal: kind, what: code, characterId: player.characterId });
}
