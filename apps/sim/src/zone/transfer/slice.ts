import type { CharacterId } from '@necp/shared/kernel';
import type { GroundPlace } from '../places';
import { zoneSlice } from '../core/slice';
import type { ZoneState } from '../state';

/** An exit to another zone. */
export interface Exit {
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
  /** Players in an exit, and since when; null for a player who arrived there and has not left it yet. */
  readonly inExit: Map<CharacterId, { readonly place: string; sinceTick: number | null }>;
}

export const transferSlice = zoneSlice<TransferSlice>('transfer', (state) => ({
  exits: exitsOn(state),
  channelChangeTicks: new Map(),
  transferTicks: new Map(),
  channelListRequestTicks: new Map(),
  inExit: new Map(),
}));

function exitsOn({ map, gameData, places }: ZoneState): Exit[] {
  return (gameData.zones.get(map.id)?.exits ?? []).flatMap(({ place, to, arrives }) => {
    const found = places.get(place);
    return found === undefined
      ? []
      : [{ place: found, to, arrives, isPrivateInstance: gameData.zones.get(to)?.kind === 'instance' }];
  });
}
