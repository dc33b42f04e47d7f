import { enemies } from '@necp/content/server';
import { brokenLine } from '@necp/shared/combat/phases';
import type { CombatEvent } from '@necp/shared/protocol';
import { describe, expect, it } from 'vitest';
import { east, scene, tough } from '../../../testing/ai-scene';
import { applyDamage } from '../../combat/damage/harm';
import { combatSlice } from '../../combat/slice';
import { aiSlice } from '../slice';

const bosses = ['fare_inspector', 'diva_ion', 'vacant_chair'];
const contentOf = (id: string) => {
  const enemy = enemies.find((one) => one.id === id);
  if (enemy === undefined) throw new Error(`no enemy ${id}`);
  return enemy;
};
const phasesOf = (id: string) => contentOf(id).phases.map((phase, index) => ({ boss: id, phase, index }));
const everyPhase = bosses.flatMap(phasesOf).map((one) => ({ ...one, title: `${one.boss}: ${one.phase.id}` }));

/** A fight with a boss that has just entered one of its phases; the player heals every tick. */
function fight(boss: string, index: number) {
  const { run, player, add, combatant } = scene({ x: 32, y: 20 }, { sheet: tough });
  const { state } = run.zone;
  const enemy = contentOf(boss);
  const brain = add(boss, { x: 26, y: 20, facing: east }, enemy.levels.max);
  const own = combatant(brain);
  const events: CombatEvent[] = [];
  const step = (count = 1) => {
    for (let each = 0; each < count; each++) {
      player.health = player.stats.max.health;
      run.step();
      events.push(...combatSlice(state).combatEvents.map(({ event }) => event));
    }
  };
  const hurt = (points: number) =>
    applyDamage(state, own, { source: player, amount: points, how: 'hit', damageType: 'physical', by: 'test' });
  const until = (what: () => boolean, most = 2_400) => {
    for (let tick = 0; tick < most && !what(); tick++) step();
    return what();
  };
  const said = (line: string) => events.some((event) => event.kind === 'bark' && event.line === line);
  const own100 = own.stats.max.health;
  const phase = enemy.phases[index];
  if (phase === undefined) throw new Error('no such phase');
  const enter = () => {
    until(() => said(enemy.phases[0]?.id ?? ''));
    if (index > 0) hurt(Math.ceil(own.health - (own100 * phase.fromHealthPercent) / 100));
    return until(() => said(phase.id), 60);
  };
  const called = (id: string) =>
    [...aiSlice(state).brains.values()].filter(
      (one) => one.origin.summoner?.id === brain.entityId && one.enemy.id === id,
    ).length;
  return { brain, own, own100, events, step, hurt, until, said, enter, called, player };
}

describe.each(everyPhase)('the phase $title', ({ boss, phase, index }) => {
  it('is announced, and uses only its own abilities, which are outlined or can be interrupted', () => {
    const { enter, until, step, events, own } = fight(boss, index);
    expect(enter()).toBe(true);
    events.length = 0;
    const abilities = phase.attacks.flatMap((attack) => ('ability' in attack ? [attack.ability as string] : []));
    const cast = () =>
      new Set(events.flatMap((event) => (event.kind === 'cast' && event.source === own.id ? [event.ability] : [])));
    expect(until(() => cast().size > 0)).toBe(true);
    step(40);
    for (const id of cast()) expect(abilities).toContain(id);
    const isReadable = events.some(({ kind }) => kind === 'telegraph') || own.cast?.ability.interruptible === true;
    expect(isReadable || abilities.includes('ion_encore')).toBe(true);
  });

  it('calls its helpers', () => {
    const { enter, until, called } = fight(boss, index);
    enter();
    for (const { enemy, count } of phase.summons)
      expect(
        until(() => called(enemy) === count, 60),
        `${count} ${enemy}`,
      ).toBe(true);
    if (phase.summons.length === 0) expect([called('scrap_hound'), called('ion_extra')]).toEqual([0, 0]);
  });

  it('changes the ground around its enemies again and again, with a warning', () => {
    const { enter, until, events, step } = fight(boss, index);
    enter();
    const { ground } = phase;
    const landed = () => events.filter((event) => event.kind === 'land' && event.ability === ground?.ability).length;
    if (ground === undefined) {
      step(200);
      expect(events.some((event) => event.kind === 'land' && /doors|spotlight|agenda/.test(event.ability))).toBe(false);
      return;
    }
    expect(until(() => landed() >= ground.count)).toBe(true);
    const first = events.findIndex((event) => event.kind === 'land' && event.ability === ground.ability);
    expect(events.slice(0, first).some((event) => event.kind === 'telegraph' && event.shape === 'circle')).toBe(true);
    expect(until(() => landed() >= 2 * ground.count)).toBe(true);
  });

  it('is broken by enough damage in time, and by no less', () => {
    const { enter, until, step, hurt, said, own, own100 } = fight(boss, index);
    enter();
    const { breaks } = phase;
    const isStaggered = () => own.statuses.some(({ content }) => content.id === 'staggered');
    const percent = breaks?.percent ?? 8;
    hurt(Math.floor((own100 * percent) / 200));
    step(Math.ceil((breaks?.withinMs ?? 1_000) / 50) + 40);
    expect(isStaggered()).toBe(false);
    if (own.health - (own100 * percent) / 100 < 1) own.health = Math.ceil(own100 * (percent / 100)) + 10;
    until(() => own.cast !== null);
    hurt(Math.ceil((own100 * percent) / 100));
    step(10);
    expect([said(brokenLine(phase.id)), isStaggered()]).toEqual([breaks !== undefined, breaks !== undefined]);
    if (breaks !== undefined) expect(own.cast).toBeNull();
  });
});
