import { zoneRoom } from '../core/room';
import { joinOthers, requestChannelChange, requestChannels } from './channels';
import type {} from './contract';
import { transferSlice } from './slice';
import { applyTransferRejected, applyTransferred, requestTransfer, watchExits } from './transfer';

/** Exits to other zones, and changes to other channels of this one. */
export const transferRoom = zoneRoom('transfer', {
  join: (state, { characterId }, { vitals }) => {
    if (vitals === null) return;
    const { channelChangeTicks, transferTicks } = transferSlice(state);
    for (const table of [channelChangeTicks, transferTicks]) table.set(characterId, state.tick);
  },
  forget: (state, { characterId }) => {
    const { channelChangeTicks, transferTicks, channelListRequestTicks, inExit } = transferSlice(state);
    for (const table of [channelChangeTicks, transferTicks, channelListRequestTicks, inExit]) table.delete(characterId);
  },
  // The player may have woken up in an exit without walking into it.
  wake: (state, { characterId }) => void transferSlice(state).inExit.delete(characterId),
  inputs: {
    channels: (state, { count }) => {
      state.channels = count;
    },
    join_others: joinOthers,
    transferred: applyTransferred,
    transfer_rejected: applyTransferRejected,
  },
  on: {
    'zone.transfer': requestTransfer,
    'zone.channels': requestChannels,
    'zone.change_channel': requestChannelChange,
  },
  tick: { settle: watchExits },
});
