import type { SelfState } from '@necp/shared/protocol';
import type { ZoneState } from '../../state';
import type { Combatant } from '../combatant';
import { clockMs, heldWeapon, ticksOf } from '../entity';
import { shieldsByAbility } from '../damage/shields';
import { isSafe } from '../safe';

/** Returns what a player's client receives about itself beside the pools: statuses, cooldowns, cast, weapon. */
export function selfStateOf(state: ZoneState, combatant: Combatant): SelfState {
  const { cast, statuses, ready, life, inCombat, arms, stats } = combatant;
  const held = heldWeapon(combatant);
  for (const [key, tick] of ready) if (tick <= state.tick) ready.delete(key);
  return {
    statuses: statuses.map(({ content, stacks, endsTick, by }) => ({
      id: content.id,
      stacks,
      endsTick,
      byName: by.name,
      byContent: by.content,
    })),
    shields: shieldsByAbility(combatant).map(({ ability, points, endsTick, by }) => ({
      ability,
      points,
      endsTick,
      byName: by.name,
      byContent: by.content,
    })),
    cooldowns: [...ready].map(([key, readyTick]) => ({ key, readyTick })),
    cast:
      cast === null
        ? null
        : {
            ability: cast.ability.id,
            startTick: cast.startTick,
            endTick: cast.endsTick,
            isChannel: cast.phase === 'channel',
          },
    weapon:
      held === null
        ? null
        : {
            templateId: held.item.id,
            hand: arms.hand,
            rounds: held.rounds,
            magazine: held.item.kind === 'firearm' ? held.item.magazineRounds : 0,
            reloadEndsTick: arms.reloadEndsTick,
            readyTick: ticksOf(Math.max(clockMs(state), held.readyMs)),
          },
    combat: inCombat,
    isSafe: isSafe(state, combatant),
    life,
    level: stats.level,
  };
}
