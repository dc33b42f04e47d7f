import { create } from 'zustand';

/** A spot of the city. */
export interface AskedSpot {
  readonly zone: string;
  readonly x: number;
  readonly y: number;
}

interface Way {
  /** The zone that the player asked the way to; null when the map has shown it. */
  readonly zone: string | null;
  /** The spot in it; null for its entrance. */
  readonly spot: AskedSpot | null;
  askTo(zone: string): void;
  askToSpot(spot: AskedSpot): void;
  shown(): void;
}

/** The way to a zone or a spot that some part of the game asks for; the map shows it. */
export const useWay = create<Way>((set) => ({
  zone: null,
  spot: null,
  askTo: (zone) => set({ zone, spot: null }),
  askToSpot: (spot) => set({ zone: spot.zone, spot }),
  shown: () => set({ zone: null, spot: null }),
}));
