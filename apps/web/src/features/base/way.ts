import { create } from 'zustand';

interface Way {
  /** The zone that the player asked the way to; null when the map has shown it. */
  readonly zone: string | null;
  askTo(zone: string): void;
  shown(): void;
}

/** The way to a zone that some part of the game asks for; the map shows it. */
export const useWay = create<Way>((set) => ({
  zone: null,
  askTo: (zone) => set({ zone }),
  shown: () => set({ zone: null }),
}));
