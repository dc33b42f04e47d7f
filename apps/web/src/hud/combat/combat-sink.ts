import type { FightSink } from '../../game/types';
import { hearNews, type NewsWishes } from './news';
import { useFight } from './store';

export interface FightWishes extends NewsWishes {
  slotPressed(slot: number): void;
  refused(refusal: Parameters<FightSink['refused']>[0]): void;
}

/** Lays what the street tells into the store of the frames. */
export function createFightSink(wishes: FightWishes): FightSink {
  const { set, note, caption } = useFight.getState();
  return {
    vitals: (vitals) => set({ vitals }),
    self: (self) => set({ self }),
    target: (target) => set({ target }),
    prompt: (prompt) => set({ prompt }),
    door: (door) => set({ door }),
    drops: (drops) => set({ drops }),
    combatLine: note,
    down: (down) => set({ down }),
    interacting: (hold) => set({ hold }),
    refused: (refusal) => wishes.refused(refusal),
    slotPressed: (slot) => wishes.slotPressed(slot),
    barChanged: (bar) => set({ bar }),
    news: (news) => hearNews(news, wishes),
    caption,
    crossing: (to) => set({ crossingTo: to?.zoneId ?? null }),
  };
}
