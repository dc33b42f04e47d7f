import type { CharacterId } from '@necp/shared/kernel';
import { doorwayRadius } from '@necp/shared/zone/doorway';
import type { GroundPlace } from '../places';
import { zoneSlice } from '../core/slice';
import type { ZoneState } from '../state';

/** An exit to another zone. */
export interface Exit {
  /** The doorway, or the place in front of a private instance. */
  readonly place: GroundPlace;
  readonly to: string;
  /** Id of the place of arrival there. */
  readonly arrives: string;
  /** Whether the target zone is created anew for each group that enters. */
  readonly isPrivateInstance: boolean;
}

export interface TransferSlice {
  readonly exits: readonly Exit[];
  /**
   * The tick at which a player requested another channel or arrived from one; both are possible again after a while.
   */
  readonly channelChangeTicks: Map<CharacterId, number>;
  /** The tick at which a player arrived from elsewhere or was refused a transfer; the next one is possible later. */
  readonly transferTicks: Map<CharacterId, number>;
  readonly channelListRequestTicks: Map<CharacterId, number>;
  /** Where players stand with regard to doorways; a player without an entry has just arrived or come back. */
  readonly doorways: Map<CharacterId, DoorwayPhase>;
}

/**
 * A player outside all doorways, one who arrived in a doorway and has not left it yet, or one who walked into it and
 * goes through when it is the end tick and there is no obstacle.
 */
export type DoorwayPhase =
  | { readonly kind: 'outside' }
  | { readonly kind: 'arrived'; readonly place: string }
  | { readonly kind: 'waiting'; readonly place: string; readonly endTick: number; readonly obstacle: string | null };

export const transferSlice = zoneSlice<TransferSlice>('transfer', (state) => ({
  exits: exitsOn(state),
  channelChangeTicks: new Map(),
  transferTicks: new Map(),
  channelListRequestTicks: new Map(),
  doorways: new Map(),
}));

function exitsOn({ map, gameData, places }: ZoneState): Exit[] {
  return (gameData.zones.get(map.id)?.exits ?? []).flatMap(({ place, to, arrives }) => {
    const found = places.get(place);
    if (found === undefined) return [];
    const isPrivateInstance = gameData.zones.get(to)?.kind === 'instance';
    // A group gathers in the whole place in front of an instance.
    const radiusTiles = isPrivateInstance ? found.radiusTiles : doorwayRadius(found);
    return [{ place: { ...found, radiusTiles }, to, arrives, isPrivateInstance }];
  });
}
