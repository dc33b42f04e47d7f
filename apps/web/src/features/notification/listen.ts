import { isAnnounced } from '@necp/shared/notification/rules';
import { ArrivalMessage } from '@necp/shared/notification/schema';
import type { Sources } from '../base/feature';
import { useArrivals } from './store';

/**
 * Collects what has to be announced. The feed and the cards of the HUD already show what a character gains; what
 * others do and what concerns the safety of the account is shown nowhere else.
 */
export function listenToNotifications({ connection, game }: Sources) {
  return [
    connection.on('live', (message) => {
      const arrival = ArrivalMessage.safeParse(message).data;
      if (arrival === undefined || !isAnnounced(arrival.fact.kind)) return;
      const { id, fact, other } = arrival;
      useArrivals.getState().arrived({ id, fact, other });
    }),
    game.on('self', (self) => {
      const isFighting = self?.inCombat ?? false;
      if (useArrivals.getState().isFighting !== isFighting) useArrivals.setState({ isFighting });
    }),
  ];
}
