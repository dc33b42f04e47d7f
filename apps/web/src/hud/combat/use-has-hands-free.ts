import { useWindows } from '../windows';
import { useFight } from './store';

/** Whether what lies at hand may be offered: not to whoever lies on the ground or stands in a talk. */
export function useHasHandsFree(): boolean {
  const isDown = useFight((state) => state.down !== null);
  const isTalking = useWindows((state) => state.conversation !== null);
  return !isDown && !isTalking;
}
