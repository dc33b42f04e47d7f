import { describe, expect, it } from 'vitest';
import { fireButton, gear, openArena, worn, type Arena, type Hand } from '../../../testing/arena';
import { drawnMap, openGround } from '../../../testing/drawn-map';
import type { ZoneInput } from '../../inputs';
import { combatSlice } from '../slice';

const rejections = (arena: Arena): string[] =>
  arena.outputs.flatMap((output) =>
    output.kind === 'send' && output.name === 'action.rejected' ? [output.message.code] : [],
  );

/** Returns the domain's answer to the last item that the zone asked it to take. */
function answerTo(
  arena: Arena,
  { player: { characterId } }: Hand,
  rejection: ZoneInput<'consumed'>['rejection'],
): ZoneInput {
  const asked = arena.outputs.findLast((output) => output.kind === 'consume');
  if (asked?.kind !== 'consume') throw new Error('nothing was used up');
  return { kind: 'consumed', id: asked.id, characterId, itemId: asked.itemId, rejection };
}

describe('manual attacks', () => {
  it('swing a blade at all enemies in reach and arc, and cost stamina', () => {
    const arena = openArena();
    const hand = arena.join(1, { x: 20, y: 20 }, gear({ main: worn('blade_fishmonger') }));
    const enemies = [
      { x: 21.2, y: 20 },
      { x: 21, y: 20.6 },
      { x: 18.8, y: 20 },
      { x: 24, y: 20 },
    ].map((spot) => arena.put('eighth_bruiser', spot, 3));
    const stamina = hand.combatant.stamina;
    arena.step(hand.input({ buttons: fireButton, at: { x: 25, y: 20 } }));
    expect(enemies.map(({ harmBy }) => harmBy.size)).toEqual([1, 1, 0, 0]);
    expect(hand.combatant.stamina).toBeLessThan(stamina);
  });

  it('throw a grenade as far as possible; its fuse sets it off, and walls shield from it', () => {
    const map = drawnMap(
      openGround(60, 60).map((line, y) => (y > 20 && y < 40 ? `${line.slice(0, 30)}#${line.slice(31)}` : line)),
    );
    const arena = openArena({ map });
    const hand = arena.join(
      1,
      { x: 18, y: 30 },
      gear({ thrown: { itemId: worn('thrown_frag').itemId, templateId: 'thrown_frag', quantity: 1 } }),
    );
    const near = arena.put('eighth_bruiser', { x: 28, y: 31 }, 3);
    const shielded = arena.put('eighth_bruiser', { x: 32, y: 30 }, 3);
    arena.step(hand.event({ name: 'combat.throw', message: { x: 29, y: 30 } }));
    expect(arena.outputs).toContainEqual(
      expect.objectContaining({ kind: 'consume', itemId: worn('thrown_frag').itemId }),
    );
    arena.steps(50);
    expect(arena.eventsOf('blast')).toEqual([]);
    arena.step(answerTo(arena, hand, null));
    arena.steps(2);
    expect(arena.eventsOf('blast')).toHaveLength(1);
    expect([near, shielded].map(({ harmBy }) => harmBy.size)).toEqual([1, 0]);
    arena.step(hand.event({ name: 'combat.throw', message: { x: 29, y: 30 } }));
    expect(rejections(arena)).toEqual(['combat.nothing_to_throw']);
  });

  it('do no harm with a grenade that the domain does not take from the bag', () => {
    const arena = openArena({ map: drawnMap(openGround(60, 60)) });
    const { itemId } = worn('thrown_frag');
    const hand = arena.join(1, { x: 18, y: 30 }, gear({ thrown: { itemId, templateId: 'thrown_frag', quantity: 1 } }));
    const near = arena.put('eighth_bruiser', { x: 28, y: 31 }, 3);
    arena.step(hand.event({ name: 'combat.throw', message: { x: 29, y: 30 } }));
    arena.step(answerTo(arena, hand, { code: 'inventory.no_such_item', params: {} }));
    arena.steps(80);
    expect([arena.eventsOf('blast'), near.harmBy.size, combatSlice(arena.run.zone.state).hazards]).toEqual([[], 0, []]);
  });

  it('use a stim: it is consumed first, then takes effect, and its group goes on cooldown', () => {
    const arena = openArena();
    const itemId = worn('stim_night').itemId;
    const hand = arena.join(
      1,
      { x: 20, y: 20 },
      gear({ consumables: [{ itemId, templateId: 'stim_night', quantity: 2 }] }),
    );
    hand.combatant.health = 20;
    arena.step(hand.event({ name: 'item.use', message: { itemId } }));
    arena.steps(13);
    const asked = arena.outputs.find((output) => output.kind === 'consume');
    if (asked?.kind !== 'consume') throw new Error('nothing was used up');
    const before = hand.combatant.health;
    arena.step({ kind: 'consumed', id: asked.id, characterId: hand.player.characterId, itemId, rejection: null });
    arena.steps(62);
    expect(hand.combatant.health - before).toBeGreaterThan(58);
    arena.step(hand.event({ name: 'item.use', message: { itemId } }));
    expect(rejections(arena)).toEqual(['combat.not_ready']);
  });
});
