import { classIds, type ClassId } from '@necp/shared/character/schema';
import { tickHz } from '@necp/shared/protocol';
import { expect, it } from 'vitest';
import { gear, openArena, worn } from '../../../testing/arena';
import { quietGameData } from '../../../testing/quiet-game-data';

const isClass = (owner: string): owner is ClassId => classIds.some((classId) => classId === owner);
const abilities = [...quietGameData.abilities.values()].filter(({ owner }) => isClass(owner));

it.each(abilities)('$id can be used by a $owner and is on cooldown afterwards', (ability) => {
  const arena = openArena();
  const main = worn(ability.needs === 'blade' ? 'blade_scalpel' : 'pistol_lantern');
  const hand = arena.join(
    1,
    { x: 20, y: 20 },
    {
      level: 20,
      attributes: { body: 8, reflex: 8, tech: 8, intellect: 8, cool: 8 },
      abilities: [{ ability: ability.id, rank: 1 }],
      ...gear({ main, bonus: { energyMax: 400, staminaMax: 400, ramMax: 40 } }),
    },
  );
  const enemy = arena.put(ability.target === 'machine' ? 'convoy_drone' : 'eighth_bruiser', { x: 21.5, y: 20 }, 8);
  const on = ability.target === 'enemy' || ability.target === 'machine' ? enemy : hand.combatant;
  const spot = ability.target === 'self' || ability.target === 'ally' ? { x: 20, y: 20 } : { x: 21.5, y: 20 };
  arena.step(hand.event({ name: 'ability.use', message: { ability: ability.id, ...spot, entityId: on.id } }));
  for (let tick = 0; tick < 3 * tickHz; tick += 1) arena.step();
  const refused = arena.outputs.flatMap((output) =>
    output.kind === 'send' && output.name === 'action.rejected' ? [output.message.code] : [],
  );
  expect(refused).toEqual([]);
  expect(hand.combatant.ready.get(ability.id)).toBeGreaterThan(3 * tickHz);
});
