import type { CharacterId } from '@necp/shared/kernel';
import { cityHour } from '@necp/shared/zone/clock';
import type { ZoneState } from '../state';

/** What a test's director has changed about a zone; unchanged in production. */
export interface Direction {
  /** Enemies stand still and do nothing. */
  areEnemiesFrozen: boolean;
  /** How far the zone's city clock runs ahead of the server's. */
  clockAheadMs: number;
}

export const undirected = (): Direction => ({ areEnemiesFrozen: false, clockAheadMs: 0 });

/** A command of a test's director to a zone, as an input of one of its ticks. */
export type DirectorCommand =
  | { readonly do: 'place'; readonly characterId: CharacterId; readonly x: number; readonly y: number }
  | {
      readonly do: 'travel';
      readonly characterId: CharacterId;
      readonly toZone: string;
      readonly toPlace: string;
    }
  | {
      readonly do: 'enemy';
      readonly characterId: CharacterId;
      /** Content id. */
      readonly enemy: string;
      readonly level: number;
      readonly x: number;
      readonly y: number;
    }
  | { readonly do: 'freeze'; readonly isFrozen: boolean }
  | { readonly do: 'hour'; readonly hour: number };

/** Returns the hour of the city's clock in this zone, 0 up to 24. */
export const hourIn = ({ nowMs, direction }: Pick<ZoneState, 'nowMs' | 'direction'>): number =>
  cityHour(nowMs + direction.clockAheadMs);
