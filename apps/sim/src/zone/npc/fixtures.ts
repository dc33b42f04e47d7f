import { fixtures } from '@necp/shared/zone/fixtures';
import type { Interactable } from '../core/interactable';
import { putFixture } from '../interaction/interactables';
import type { Player, ZoneState } from '../state';
import { startConversation } from './conversation';

/** Places the fixtures that open a conversation with the domain, such as a bank terminal. */
export function placeFixtures(state: ZoneState): void {
  for (const fixture of fixtures)
    if (fixture.id !== 'duel_board') putFixture(state, fixture, { kind: 'fixture', fixture });
}

/** Opens a fixture for the player in front of it. */
export function useFixture(state: ZoneState, player: Player, interactable: Interactable<'fixture'>): void {
  const { entityId, fixture, placeId } = interactable;
  startConversation(state, player, { entityId, npcId: null, object: fixture.id, place: placeId });
}
