import { notificationTopics } from '@necp/shared/notification/events';
import { safetyKinds } from '@necp/shared/notification/rules';
import { NotificationKind } from '@necp/shared/notification/schema';
import type { Sources } from '../base/feature';
import { useArrivals } from './store';

/**
 * Collects what has to be announced. The feed and the cards of the HUD already show what a character gains; what
 * concerns the safety of the account is shown nowhere else.
 */
export function listenToNotifications({ connection, game }: Sources) {
  return [
    connection.on('live', (message) => {
      if (message.topic !== notificationTopics.arrived) return;
      const kind = NotificationKind.safeParse(message['kind']).data;
      if (kind !== undefined && safetyKinds.has(kind)) useArrivals.getState().arrived(kind);
    }),
    game.on('self', (self) => {
      const isFighting = self?.inCombat ?? false;
      if (useArrivals.getState().isFighting !== isFighting) useArrivals.setState({ isFighting });
    }),
  ];
}
