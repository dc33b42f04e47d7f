import type { CharacterView } from '@necp/shared/character/schema';
import type { Realtime } from '../realtime/types';
import type { Game } from '../game/types';
import type { SlotView } from '../features/ability/use-slots';

/** The props of the HUD on every device. */
export interface HudParts {
  readonly character: CharacterView;
  readonly game: Game | null;
  readonly connection: Pick<Realtime, 'send'> | null;
  readonly focusGame: () => void;
  readonly openMenu: () => void;
  readonly takeSlot: (slot: SlotView) => void;
}
