import type { TileSpot } from '@necp/shared/kernel';
import type { ZoneMap } from '@necp/shared/zone/map';
import type { EventState } from '@necp/shared/protocol';
import { create } from 'zustand';
import type { Radar } from '../../game/types';
import type { CitySpot } from './route';

/** Where the player has set out for. */
export interface Destination extends CitySpot {
  /** The key of the landmark, or null for a bare spot of the map. */
  readonly key: string | null;
}

/** An event, where it is now, and what it is against; see `EventState`. */
export interface RunningEvent extends Pick<EventState, 'aim'> {
  readonly id: string;
  readonly spot: TileSpot | null;
}

/** Another member of the party, and where it is. */
export interface MapMember extends CitySpot {
  readonly name: string;
}

/** A spot that a member of the party shows, and how much of its time is left, 1 to 0. */
export interface MapPing extends CitySpot {
  readonly key: string;
  readonly left: number;
}

interface MapState {
  /** The map of the zone the player is in. */
  readonly map: ZoneMap | null;
  readonly self: Radar['self'] | null;
  readonly destination: Destination | null;
  /** The event of this zone; null without one. */
  readonly event: RunningEvent | null;
  /** The other members of the party who are in the city. */
  readonly members: readonly MapMember[];
  readonly pings: readonly MapPing[];
  headFor(destination: Destination | null): void;
  sweep(self: Radar['self']): void;
  follow(event: Pick<EventState, 'event' | 'result' | 'spot' | 'aim'> | null): void;
}

/** Returns the key of the landmark of an event. */
export const eventKey = (event: string): string => `event:${event}`;

/** The destination is reached at this distance. */
const reachedTiles = 3;

/** Where the player is and wants to go. */
export const useMap = create<MapState>((set) => ({
  map: null,
  self: null,
  destination: null,
  event: null,
  members: [],
  pings: [],
  headFor: (destination) => set({ destination }),
  sweep: (self) =>
    set(({ map, destination }) => ({
      self,
      destination:
        destination &&
        destination.zone === map?.id &&
        Math.hypot(destination.x - self.x, destination.y - self.y) < reachedTiles
          ? null
          : destination,
    })),
  follow: (event) =>
    set((state) => {
      if (event === null || event.result !== null) return state.event === null ? state : { event: null };
      const { event: id, spot, aim } = event;
      const { event: known } = state;
      const isSame = known?.id === id && known.aim === aim && known.spot?.x === spot?.x && known.spot?.y === spot?.y;
      if (isSame) return state;
      // The way leads to where the event is now.
      const { destination } = state;
      const follows = spot !== null && destination?.key === eventKey(id) && destination.zone === state.map?.id;
      return { event: { id, spot, aim }, ...(follows && { destination: { ...destination, ...spot } }) };
    }),
}));
