import { useCombat } from '../features/combat/store';
import { useNpc } from '../features/npc/store';

/** Checks whether the player can interact: not while downed or in a conversation. */
export function useCanInteract(): boolean {
  const isDown = useCombat((state) => state.down !== null);
  const isTalking = useNpc((state) => state.conversation !== null);
  return !isDown && !isTalking;
}
