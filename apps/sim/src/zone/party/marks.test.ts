import { markTiles, type PartyMark } from '@necp/shared/party/marks';
import { expect, it } from 'vitest';
import { type Arena, type Hand, openArena } from '../../testing/arena';
import { drawnMap, openGround } from '../../testing/drawn-map';
import type { ZoneInput } from '../inputs';

const party = { party: { partyId: 'one', rank: 'member', group: 0 } } as const;
const arenaOf = () => openArena({ map: drawnMap(openGround(100, 60)) });

interface Marking {
  readonly arena: Arena;
  readonly by: Hand;
}

function mark({ arena, by }: Marking, entityId: number, symbol: PartyMark | null = 'skull'): void {
  arena.step({
    kind: 'event',
    connectionId: by.connectionId,
    event: { name: 'party.mark', message: { entityId, mark: symbol } },
  } as ZoneInput);
}
const asked = ({ outputs }: Arena) => outputs.flatMap((output) => (output.kind === 'mark' ? [output.target] : []));
const fallen = ({ outputs }: Arena) => outputs.flatMap((output) => (output.kind === 'marks_fallen' ? [output] : []));
const rejected = ({ outputs }: Arena) => outputs.flatMap((output) => (output.kind === 'rejected' ? [output.what] : []));

it('an enemy is marked by its number, a player by its character', () => {
  const arena = arenaOf();
  const mara = arena.join(1, { x: 20, y: 20 }, party);
  const ivo = arena.join(2, { x: 22, y: 20 });
  const enemy = arena.put('eighth_bruiser', { x: 24, y: 20 }, 3);
  mark({ arena, by: mara }, enemy.id);
  arena.steps(10);
  mark({ arena, by: mara }, ivo.combatant.id, 'star');
  arena.steps(10);
  mark({ arena, by: mara }, enemy.id, null);
  expect(asked(arena)).toEqual([
    { entityId: enemy.id },
    { characterId: ivo.player.characterId },
    { entityId: enemy.id },
  ]);
});

it('nothing is marked without a party, out of sight, dead or unknown', () => {
  const arena = arenaOf();
  const alone = arena.join(1, { x: 10, y: 20 });
  const mara = arena.join(2, { x: 11, y: 20 }, party);
  const near = arena.put('eighth_bruiser', { x: 24, y: 20 }, 3);
  const far = arena.put('eighth_bruiser', { x: 12 + markTiles, y: 20 }, 3);
  const dead = arena.put('eighth_bruiser', { x: 25, y: 25 }, 3);
  dead.life = 'dead';
  mark({ arena, by: alone }, near.id);
  mark({ arena, by: mara }, far.id);
  mark({ arena, by: mara }, dead.id);
  mark({ arena, by: mara }, 99_999);
  expect(asked(arena)).toEqual([]);
  expect(rejected(arena)).toEqual([
    'party.mark:party.none',
    'party.mark:party.mark_far',
    'party.mark:party.mark_dead',
    'party.mark:party.mark_dead',
  ]);
});

it('marks leave an enemy once when it dies, and a player who dies each time', () => {
  const arena = arenaOf();
  const mara = arena.join(1, { x: 20, y: 20 }, party);
  const enemy = arena.put('eighth_bruiser', { x: 24, y: 20 }, 3);
  const other = arena.put('eighth_bruiser', { x: 26, y: 20 }, 3);
  mark({ arena, by: mara }, enemy.id);
  arena.steps(20);
  expect(fallen(arena)).toEqual([]);
  enemy.life = 'dead';
  other.life = 'dead';
  mara.combatant.life = 'dead';
  arena.steps(30);
  expect(fallen(arena)).toMatchObject([{ entityIds: [enemy.id], characterIds: [mara.player.characterId] }]);
  mara.combatant.life = 'up';
  arena.steps(20);
  mara.combatant.life = 'dead';
  arena.steps(20);
  expect(fallen(arena)).toHaveLength(2);
});

it('marks of one player need a rest between them, those of two do not', () => {
  const arena = arenaOf();
  const mara = arena.join(1, { x: 20, y: 20 }, party);
  const ivo = arena.join(2, { x: 22, y: 20 }, party);
  const enemy = arena.put('eighth_bruiser', { x: 24, y: 20 }, 3);
  mark({ arena, by: mara }, enemy.id);
  mark({ arena, by: mara }, enemy.id, 'star');
  mark({ arena, by: ivo }, enemy.id, 'moon');
  expect(asked(arena)).toHaveLength(2);
  expect(rejected(arena)).toEqual(['party.mark:party.mark_soon']);
});

it('a refusal of the domain reaches the player', () => {
  const arena = arenaOf();
  const mara = arena.join(1, { x: 20, y: 20 }, party);
  arena.step({
    kind: 'marked',
    characterId: mara.player.characterId,
    rejection: { code: 'party.not_leader', params: {} },
  });
  expect(rejected(arena)).toEqual(['party.mark:party.not_leader']);
});
