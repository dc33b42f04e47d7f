import type { Sources } from '../base/feature';
import { useIdle } from './idle-store';

/** Hears whether the player counts as away, and each press of a gamepad; a new connection begins as active. */
export function listenToRealm({ connection, game }: Sources) {
  const press = () => useIdle.getState().press();
  return [
    connection.on('zone.welcome', () => useIdle.setState(useIdle.getInitialState(), true)),
    connection.on('presence.idle', (state) => useIdle.getState().hear(state)),
    game.on('menuUsed', ({ codes, commands }) => {
      if (codes.length + commands.length > 0) press();
    }),
    game.on('windowPressed', press),
    game.on('acted', press),
  ];
}
