import { zoneRoom } from '../core/room';
import { startUse, takeConsumed } from './abilities/using';
import { advanceCombat } from './combat';
import type {} from './contract';
import { leaveCombat } from './damage/encounters';
import { respawn, startRevive, stopRevive } from './damage/life';
import { cancelActions, requestReload, requestSwap, requestThrow, useAbility } from './player/actions';
import { handOverUsage, settleCombat } from './settle';
import { takeThrown } from './weapons/throwing';

/** Weapons, abilities, damage, life and death. Everything is checked again, whatever the client allowed. */
export const combatRoom = zoneRoom('combat', {
  forget: (state, player) => {
    if (player.combatant !== null) leaveCombat(state, player.combatant);
    handOverUsage(state, player);
  },
  inputs: {
    consumed: (state, answer) => {
      takeThrown(state, answer);
      takeConsumed(state, answer);
    },
  },
  on: {
    'combat.reload': requestReload,
    'combat.swap': requestSwap,
    'combat.lock': (_state, player, { entityId }) => {
      player.lock = entityId ?? 0;
    },
    'combat.throw': requestThrow,
    'combat.revive': (state, player, { entityId }) => startRevive(state, player, entityId),
    'combat.respawn': respawn,
    'ability.use': useAbility,
    'ability.cancel': cancelActions,
    'item.use': (state, player, { itemId }) => startUse(state, player, itemId),
    'npc.interact_stop': stopRevive,
  },
  isBusy: (_state, { reviving, inHand, using }) => reviving !== null || inHand !== null || using.size > 0,
  tick: { combat: advanceCombat, settle: settleCombat },
});
