import { zoneRoom } from '../core/room';
import { joinOthers, requestChannelChange, requestChannels } from './channels';
import type {} from './contract';
import { transferSlice } from './slice';
import { forgetDoorway, watchDoorways } from './doorways';
import { applyTransferRejected, applyTransferred, requestTransfer } from './transfer';

/** Exits to other zones, and changes to other channels of this one. */
export const transferRoom = zoneRoom('transfer', {
  join: (state, { characterId }, { vitals }) => {
    if (vitals === null) return;
    const { channelChangeTicks, transferTicks } = transferSlice(state);
    for (const table of [channelChangeTicks, transferTicks]) table.set(characterId, state.tick);
  },
  forget: (state, { characterId }) => {
    const { channelChangeTicks, transferTicks, channelListRequestTicks, doorways } = transferSlice(state);
    for (const table of [channelChangeTicks, transferTicks, channelListRequestTicks, doorways])
      table.delete(characterId);
  },
  // The player may have woken up in a doorway without walking into it.
  wake: forgetDoorway,
  inputs: {
    channels: (state, { count }) => {
      state.channels = count;
    },
    join_others: joinOthers,
    transferred: applyTransferred,
    transfer_rejected: (state, input) => {
      const player = state.players.get(input.characterId);
      if (player?.epoch === input.epoch) forgetDoorway(state, player);
      applyTransferRejected(state, input);
    },
  },
  on: {
    'zone.transfer': requestTransfer,
    'zone.channels': requestChannels,
    'zone.change_channel': requestChannelChange,
  },
  tick: { settle: watchDoorways },
});
