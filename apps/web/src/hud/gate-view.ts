import type { CharacterListView } from '@necp/shared/character/schema';
import type { SettingsView } from '@necp/shared/settings/schema';

/** What the page of the game knows before the browser asks; null where the server could not say. */
export interface GateView {
  readonly list: CharacterListView | null;
  readonly settings: SettingsView | null;
  /** Free names for a player who has no character yet. */
  readonly names: readonly string[];
}
