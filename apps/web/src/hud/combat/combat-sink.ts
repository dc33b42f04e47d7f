import type { CombatSink } from '../../game/types';
import { receiveMessage, type MessageCallbacks } from './server-messages';
import { useCombat } from './store';

export interface CombatCallbacks extends MessageCallbacks {
  slotPressed(slot: number): void;
  refused(refusal: Parameters<CombatSink['refused']>[0]): void;
}

/** Creates a sink that puts the engine's messages into the store of the combat HUD. */
export function createCombatSink(callbacks: CombatCallbacks): CombatSink {
  const { set, note, caption } = useCombat.getState();
  return {
    vitals: (vitals) => set({ vitals }),
    self: (self) => set({ self }),
    target: (target) => set({ target }),
    prompt: (prompt) => set({ prompt }),
    door: (door) => set({ door }),
    drops: (drops) => set({ drops }),
    combatLogged: note,
    down: (down) => set({ down }),
    interacting: (hold) => set({ hold }),
    refused: (refusal) => callbacks.refused(refusal),
    slotPressed: (slot) => callbacks.slotPressed(slot),
    barChanged: (bar) => set({ bar }),
    serverMessage: (message) => receiveMessage(message, callbacks),
    caption,
    transfer: (to) => set({ transferTo: to?.zoneId ?? null }),
  };
}
