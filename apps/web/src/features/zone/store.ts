import type { ZoneChannels } from '@necp/shared/protocol';
import type { TileSpot } from '@necp/shared/kernel';
import type { LocalText, ZoneMap } from '@necp/shared/zone/map';
import { create } from 'zustand';
import type { GoalView, Radar } from '../../game/types';
import type { MinimapMark, MinimapMember } from './minimap-drawing';

/** A walk around the walls. */
export interface Way {
  /** The last corner behind the player. */
  readonly from: TileSpot;
  /** The corners ahead; the last one is the goal. */
  readonly corners: readonly [TileSpot, ...TileSpot[]];
}

interface ZoneState {
  readonly map: ZoneMap | null;
  readonly radar: Radar | null;
  /** The zone the player has just entered; shown for some seconds. */
  readonly arrival: { readonly zoneName: LocalText; readonly channel: number; readonly count: number } | null;
  /** The number of open channels of the zone, and their state as it was last received. */
  readonly channelCount: number;
  readonly channels: ZoneChannels | null;
  /** Quests, exits, pins and the destination. */
  readonly marks: readonly MinimapMark[];
  /** The other members of the party in this zone and channel. */
  readonly members: readonly MinimapMember[];
  /** The spots of this zone that members show; `left` is how much of their time is left, 1 to 0. */
  readonly pings: readonly (TileSpot & { readonly left: number })[];
  /** What the screen marks or points to, the most important first. */
  readonly goals: readonly GoalView[];
  /** The walk to the goal that the player follows; null without one. */
  readonly way: Way | null;
  setMap(map: ZoneMap): void;
  setMarks(marks: readonly MinimapMark[]): void;
  setWay(way: Way | null): void;
  sweep(radar: Radar): void;
  arrive(zoneName: LocalText, channel: number): void;
  countChannels(channelCount: number): void;
  showChannels(channels: ZoneChannels): void;
  clear(): void;
}

/** The zone as the minimap and the frames need it. */
export const useZone = create<ZoneState>((set) => ({
  map: null,
  radar: null,
  arrival: null,
  channelCount: 1,
  channels: null,
  marks: [],
  members: [],
  pings: [],
  goals: [],
  way: null,
  setMap: (map) => set({ map, goals: [], way: null }),
  setMarks: (marks) => set({ marks }),
  setWay: (way) => set({ way }),
  sweep: (radar) => set({ radar }),
  arrive: (zoneName, channel) =>
    set((state) => ({ arrival: { zoneName, channel, count: (state.arrival?.count ?? 0) + 1 }, channels: null })),
  countChannels: (channelCount) => set({ channelCount }),
  showChannels: (channels) => set({ channels }),
  clear: () => set(useZone.getInitialState(), true),
}));
