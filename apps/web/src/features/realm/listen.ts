import type { Sources } from '../base/feature';
import { useIdle } from './idle-store';

/** Hears whether the player counts as away; a new connection begins as active. */
export function listenToRealm({ connection }: Sources) {
  return [
    connection.on('zone.welcome', () => useIdle.setState(useIdle.getInitialState(), true)),
    connection.on('presence.idle', (state) => useIdle.getState().hear(state)),
  ];
}
