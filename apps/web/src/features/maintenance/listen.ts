import type { Sources } from '../base/feature';
import { useMaintenance } from './store';

/** Hears of a maintenance; the city repeats it to each new connection. */
export function listenToMaintenance({ connection }: Sources) {
  return [connection.on('maintenance.state', (view) => useMaintenance.getState().hear(view))];
}
