import { entityFlags } from '@necp/shared/protocol';
import { expect, it } from 'vitest';
import { type Arena, type Hand, openArena } from '../../../testing/arena';
import { drawnMap, openGround } from '../../../testing/drawn-map';
import type { Combatant } from '../combatant';
import { applyDamage, provoke } from './harm';

const party = { party: { partyId: 'one', rank: 'member', group: 0 } } as const;
const others = { party: { partyId: 'two', rank: 'member', group: 0 } } as const;

interface Fight {
  readonly arena: Arena;
  readonly shooter: Hand;
  readonly enemy: Combatant;
}

/** A member of a party faces an enemy. */
function openFight(): Fight {
  const arena = openArena({ map: drawnMap(openGround(100, 60)) });
  const shooter = arena.join(1, { x: 20, y: 20 }, party);
  return { arena, shooter, enemy: arena.put('eighth_bruiser', { x: 24, y: 20 }, 3) };
}

function hit({ arena, enemy }: Fight, source: Combatant, amount: number): void {
  applyDamage(arena.run.zone.state, enemy, { source, amount, how: 'hit', damageType: 'physical', by: 'test' });
}

/** Lets the enemy fall, and returns who has a part in that, by name. */
function kill(fight: Fight, by = fight.shooter): string[] {
  hit(fight, by.combatant, 100_000);
  fight.arena.steps(3);
  const defeats = fight.arena.outputs.flatMap((output) => (output.kind === 'defeat' ? [output.defeat] : []));
  expect(defeats).toHaveLength(1);
  const { players } = fight.arena.run.zone.state;
  return (defeats[0]?.participants ?? []).map(
    ({ characterId, share, tookPart }) =>
      `${players.get(characterId)?.name} ${share > 0 ? 'hit' : tookPart ? 'helped' : 'near'}`,
  );
}

const named = ({ player }: Hand, did: string) => `${player.name} ${did}`;

it('a member who stands near shares in a defeat; strangers and other parties do not', () => {
  const fight = openFight();
  const near = fight.arena.join(2, { x: 30, y: 20 }, party);
  fight.arena.join(3, { x: 22, y: 20 });
  fight.arena.join(4, { x: 22, y: 21 }, others);
  expect(kill(fight)).toEqual([named(fight.shooter, 'hit'), named(near, 'near')]);
});

it('in a raid the group of who hit shares, and who helps from another group does too', () => {
  const fight = openFight();
  const second = { party: { ...party.party, group: 1 } };
  const near = fight.arena.join(2, { x: 30, y: 20 }, party);
  const healer = fight.arena.join(3, { x: 30, y: 21 }, second);
  fight.arena.join(4, { x: 30, y: 22 }, second);
  provoke(fight.enemy, healer.combatant, 5);
  expect(kill(fight)).toEqual([named(fight.shooter, 'hit'), named(healer, 'helped'), named(near, 'near')]);
});

it('each member is named once, however many of them hit, and a scratch earns no loot', () => {
  const fight = openFight();
  const other = fight.arena.join(2, { x: 30, y: 20 }, party);
  hit(fight, other.combatant, fight.enemy.health / 4);
  const scratcher = fight.arena.join(3, { x: 31, y: 20 }, party);
  hit(fight, scratcher.combatant, 1);
  expect(kill(fight)).toEqual([named(fight.shooter, 'hit'), named(other, 'hit'), named(scratcher, 'near')]);
});

it('a member who drew the anger of the enemy by helping took part', () => {
  const fight = openFight();
  const healer = fight.arena.join(2, { x: 30, y: 20 }, party);
  provoke(fight.enemy, healer.combatant, 5);
  expect(kill(fight)).toEqual([named(fight.shooter, 'hit'), named(healer, 'helped')]);
});

it('an alt far away, dead, without a connection or away from the keyboard has no part', () => {
  const fight = openFight();
  const { arena } = fight;
  const { state } = arena.run.zone;
  arena.join(2, { x: 90, y: 20 }, party);
  arena.join(3, { x: 22, y: 20 }, party).combatant.life = 'dead';
  const away = arena.join(4, { x: 22, y: 22 }, party);
  const gone = arena.join(5, { x: 22, y: 23 }, party);
  arena.step({ kind: 'lost', connectionId: gone.connectionId });
  const flags = state.flags[away.player.entityIndex] ?? 0;
  state.flags[away.player.entityIndex] = flags | entityFlags.away;
  const downed = arena.join(6, { x: 22, y: 24 }, party);
  downed.combatant.life = 'downed';
  downed.combatant.downedTick = state.tick;
  expect(kill(fight)).toEqual([named(fight.shooter, 'hit'), named(downed, 'near')]);
});

it('who joins the party after the kill, or leaves it before, has no part', () => {
  const fight = openFight();
  const { arena } = fight;
  const late = arena.join(2, { x: 22, y: 20 });
  const leaver = arena.join(3, { x: 22, y: 22 }, party);
  const sheetOf = ({ player }: Hand, more: object) =>
    ({
      kind: 'sheet',
      characterId: player.characterId,
      sheet: { ...player.sheet, versions: { ...player.sheet.versions, party: 9 }, ...more },
    }) as const;
  arena.step(sheetOf(leaver, { party: null }));
  expect(kill(fight)).toEqual([named(fight.shooter, 'hit')]);
  arena.step(sheetOf(late, party));
  arena.steps(5);
  expect(arena.outputs.filter(({ kind }) => kind === 'defeat')).toHaveLength(1);
});

it('a boss rewards no more than forty, and others no more than ten, members included', () => {
  const fight = openFight();
  for (let number = 2; number <= 14; number += 1) fight.arena.join(number, { x: 20 + number, y: 22 }, party);
  expect(kill(fight)).toHaveLength(10);
});
