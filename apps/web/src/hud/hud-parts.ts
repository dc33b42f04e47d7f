import type { SlotView } from '../features/ability/use-slots';
import type { HudProps } from '../features/base/feature';
import type { Game } from '../game/types';
import type { Realtime } from '../realtime/types';

/** The props of the HUD on every device. */
export interface HudParts {
  /** What is passed on to the parts of the features. */
  readonly parts: HudProps;
  readonly game: Game | null;
  readonly connection: Pick<Realtime, 'send'> | null;
  readonly openMenu: () => void;
  readonly takeSlot: (slot: SlotView) => void;
}
