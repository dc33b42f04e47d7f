import { zoneRoom } from '../core/room';
import { startUse, takeConsumed } from './abilities/using';
import { advanceCombat } from './combat';
import type {} from './contract';
import { leaveCombat } from './damage/encounters';
import { respawn } from './damage/life';
import { startRevive, stopRevive } from './damage/revive';
import { combatantOf, dropCombatant, fighterOf } from './entity';
import { cancelActions, requestReload, requestSwap, requestThrow, useAbility } from './player/actions';
import { endArrival, protectArrival } from './player/arrival';
import { handOverUsage, settleCombat } from './settle';
import { combatSlice } from './slice';
import { takeThrown } from './weapons/throwing';

/** Weapons, abilities, damage, life and death. Everything is checked again, whatever the client allowed. */
export const combatRoom = zoneRoom('combat', {
  begin: (state) => {
    const { combatEvents, soundStimuli } = combatSlice(state);
    combatEvents.length = 0;
    soundStimuli.length = 0;
  },
  dropEntity: dropCombatant,
  connect: protectArrival,
  forget: (state, player) => {
    const combatant = combatantOf(state, player);
    if (combatant !== null) leaveCombat(state, combatant);
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
    'combat.lock': (state, player, { entityId }) => {
      fighterOf(state, player).lock = entityId ?? 0;
    },
    'combat.throw': (state, player, spot) => {
      endArrival(state, player);
      requestThrow(state, player, spot);
    },
    'combat.revive': (state, player, { entityId }) => startRevive(state, player, entityId),
    'combat.respawn': respawn,
    'ability.use': (state, player, request) => {
      endArrival(state, player);
      useAbility(state, player, request);
    },
    'ability.cancel': cancelActions,
    'item.use': (state, player, { itemId }) => {
      endArrival(state, player);
      startUse(state, player, itemId);
    },
    'npc.interact_stop': stopRevive,
  },
  isBusy: (state, player) => {
    const { reviving, inHand, using } = fighterOf(state, player);
    return reviving !== null || inHand !== null || using.size > 0;
  },
  tick: { combat: advanceCombat, settle: settleCombat },
});
