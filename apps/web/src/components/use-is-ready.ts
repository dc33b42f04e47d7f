import { useSyncExternalStore } from 'react';

const never = () => () => undefined;

/** Whether the page answers presses already; what the server has drawn does not until its scripts run. */
export function useIsReady(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
