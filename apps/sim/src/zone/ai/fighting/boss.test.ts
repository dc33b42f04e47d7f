import { isFree } from '@necp/shared/zone/movement';
import { describe, expect, it } from 'vitest';
import { scene, east, tough } from '../../../testing/ai-scene';
import { drawnMap, openGround } from '../../../testing/drawn-map';
import { hashZone } from '../../../testing/run-zone';
import { applyDamage } from '../../combat/damage/harm';
import { combatSlice } from '../../combat/slice';
import { placeEntity } from '../../core/entities';
import { aiSlice } from '../slice';

describe('a boss fight', () => {
  it('goes through its phases, calls helpers, and starts again when all players are gone', () => {
    const { run, player, add, combatant, until } = scene({ x: 30, y: 20 }, { sheet: tough });
    const { state } = run.zone;
    const marshal = add('marshal_ballast', { x: 22, y: 20, facing: east }, 5);
    const said: string[] = [];
    const listen = () => {
      for (const { event } of combatSlice(state).combatEvents)
        if (event.kind === 'bark' && event.source === marshal.entityId) said.push(event.line);
    };
    const step = (count: number) => {
      for (let each = 0; each < count; each++) {
        run.step();
        listen();
        player.health = player.stats.max.health;
      }
    };
    step(80);
    const own = combatant(marshal);
    const wound = (percent: number) =>
      applyDamage(state, own, {
        source: player,
        amount: Math.ceil(own.health - (own.stats.max.health * percent) / 100),
        how: 'hit',
        damageType: 'physical',
        by: 'test',
      });
    const called = () =>
      [...aiSlice(state).brains.values()].filter(({ origin }) => origin.summoner?.id === marshal.entityId).length;
    expect(said).toEqual(['orders']);
    expect(called()).toBe(0);
    wound(60);
    step(20);
    expect(said).toEqual(['orders', 'unloading']);
    expect(called()).toBe(3);
    step(420);
    expect(called()).toBe(6);
    step(420);
    expect(called()).toBe(6);
    wound(20);
    step(20);
    expect(said).toEqual(['orders', 'unloading', 'overdue']);
    expect(own.statuses.some(({ content }) => content.id === 'enraged')).toBe(true);
    placeEntity(state, player.entityIndex, { x: 56, y: 3 });
    player.life = 'dead';
    expect(until(() => marshal.mode === 'idle', 1_500)).toBeGreaterThanOrEqual(0);
    run.steps(40);
    expect([own.health, marshal.boss?.phase, own.statuses.length, called()]).toEqual([own.stats.max.health, -1, 0, 0]);
  });
});

describe('ten thousand ticks of a fight', () => {
  it('puts no entity into a wall, and gives the same fight for the same seed', () => {
    const entityIndices = openGround(50, 40).map((entityIndex, y) =>
      y % 9 === 4
        ? `${entityIndex.slice(0, 12)}####${entityIndex.slice(16, 30)}oo${entityIndex.slice(32)}`
        : entityIndex,
    );
    const map = drawnMap(entityIndices);
    const play = (ticks: number) => {
      const { run, player, add } = scene({ x: 25, y: 20 }, { map, sheet: tough, seed: 11 });
      for (const [index, id] of [
        'eighth_gunner',
        'eighth_bruiser',
        'scrap_hound',
        'rust_bee',
        'convoy_guard',
        'velvet_knife',
        'tide_eel',
        'choir_adept',
      ].entries())
        add(id, { x: 6 + index * 5, y: 8 + (index % 3) * 10 });
      const { state } = run.zone;
      for (let tick = 0; tick < ticks; tick++) {
        if (tick % 500 === 250) placeEntity(state, player.entityIndex, { x: 6 + ((tick / 50) % 38), y: 7 });
        player.health = player.stats.max.health;
        run.step();
        for (const brain of aiSlice(state).brains.values())
          if (!isFree(map, state.x[brain.entityIndex]!, state.y[brain.entityIndex]!))
            throw new Error(`${brain.enemy.id} is in a wall at tick ${tick}`);
      }
      return hashZone(run.zone);
    };
    play(10_000);
    expect(play(1_500)).toBe(play(1_500));
  });
});
