import { useWindows } from '../windows';
import { useCombat } from './store';

/** Whether what lies at hand may be offered: not to whoever lies on the ground or stands in a talk. */
export function useCanInteract(): boolean {
  const isDown = useCombat((state) => state.down !== null);
  const isTalking = useWindows((state) => state.conversation !== null);
  return !isDown && !isTalking;
}
