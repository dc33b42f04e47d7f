import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import type { SkillContent, TreeContent, TreeNodeContent } from './content';
import {
  canRaiseAttribute,
  canTakeNode,
  knownAbilities,
  nodeBonus,
  ranksOf,
  skillBonus,
  treePointsSpent,
  type Learner,
} from './rules';

const text = { en: 'x', ru: 'х' };
const node = (id: string, place: Partial<Pick<TreeNodeContent, 'after' | 'treePoints' | 'level'>> = {}) => ({
  id,
  name: text,
  blurb: text,
  icon: 'star',
  tier: 1,
  column: 0,
  after: [],
  treePoints: 0,
  level: 3,
  ...place,
});
const passive = (id: string, place: Parameters<typeof node>[1] = {}): TreeNodeContent =>
  ({ kind: 'passive', ...node(id, place), ranks: 3, bonus: { armour: 4, healthPerS: 0.4 } }) as TreeNodeContent;
const tree: TreeContent = {
  id: 'wall',
  classId: 'bouncer',
  name: text,
  blurb: text,
  nodes: [
    { kind: 'ability', ...node('root'), ability: 'brace' } as TreeNodeContent,
    passive('left', { after: ['root'], treePoints: 1, level: 4 }),
    passive('right', { after: ['root'], treePoints: 1, level: 4 }),
    {
      kind: 'upgrade',
      ...node('better', { after: ['left', 'right'], treePoints: 3, level: 7 }),
      ability: 'brace',
      rank: 2,
    } as TreeNodeContent,
  ],
};
const byId = (id: string) => tree.nodes.find((one) => one.id === id) as TreeNodeContent;
const learner = (patch: Partial<Learner> = {}): Learner => ({ level: 30, perkPoints: 5, taken: {}, ...patch });

describe('a perk node', () => {
  it.each([
    ['root', {}, true],
    ['root', { level: 2 }, 'progression.level_too_low'],
    ['root', { perkPoints: 0 }, 'progression.no_perk_points'],
    ['root', { taken: { root: 1 } }, 'progression.node_full'],
    ['left', {}, 'progression.node_closed'],
    ['left', { taken: { root: 1 } }, true],
    ['left', { taken: { root: 1, left: 3 } }, 'progression.node_full'],
    ['better', { taken: { root: 1, right: 1 } }, 'progression.tree_points_missing'],
    ['better', { taken: { root: 1, right: 2 } }, true],
  ] as const)('%s for a character with %o gives %s', (id, patch, answer) => {
    const verdict = canTakeNode(tree, byId(id), learner(patch));
    expect(verdict.ok || verdict.code).toBe(answer);
  });

  test.prop([
    fc.array(fc.constantFrom('root', 'left', 'right', 'better'), { maxLength: 20 }),
    fc.integer({ min: 1, max: 12 }),
  ])('never costs more points than there are, whatever is requested', (requests, points) => {
    let who = learner({ perkPoints: points });
    for (const id of requests) {
      if (canTakeNode(tree, byId(id), who).ok)
        who = { ...who, perkPoints: who.perkPoints - 1, taken: { ...who.taken, [id]: (who.taken[id] ?? 0) + 1 } };
    }
    expect(treePointsSpent(tree, who.taken) + who.perkPoints).toBe(points);
    for (const one of tree.nodes) expect(who.taken[one.id] ?? 0).toBeLessThanOrEqual(ranksOf(one));
  });
});

describe('learned perks and skills', () => {
  it('add up: perks by ranks, skills by every ten ranks', () => {
    expect(nodeBonus([tree], { left: 3, root: 1 })).toEqual({ armour: 12, healthPerS: 1.2 });
    const skills: SkillContent[] = [
      {
        id: 'blades',
        name: text,
        blurb: text,
        attribute: 'reflex',
        uses: [{ action: 'hit', experience: 1 }],
        perTenRanks: { bladePercent: 3 },
      },
    ];
    expect([skillBonus(skills, {}), skillBonus(skills, { blades: 9 }), skillBonus(skills, { blades: 25 })]).toEqual([
      {},
      {},
      { bladePercent: 6 },
    ]);
  });

  it('give abilities and their ranks', () => {
    const curriculum = {
      classStarts: [{ classId: 'bouncer' as const, ability: 'double_tap', trees: ['wall', 'b', 'c'], kit: [] }],
      levels: [{ level: 2, attributePoints: 0, perkPoints: 0, startingAbility: true as const, items: [] }],
      trees: [tree],
    };
    const known = (level: number, taken: Record<string, number>, cyberAbilities: readonly string[] = []) =>
      knownAbilities(curriculum, { classId: 'bouncer', level, taken, cyberAbilities }).map(
        ({ ability, rank }) => `${ability} ${rank}`,
      );
    expect(known(1, {})).toEqual([]);
    expect(known(2, { root: 1 }, ['night_eyes'])).toEqual(['double_tap 1', 'brace 1', 'night_eyes 1']);
    expect(known(9, { root: 1, better: 1 })).toEqual(['double_tap 1', 'brace 2']);
    // An upgrade of an unknown ability gives nothing.
    expect(known(9, { better: 1 })).toEqual(['double_tap 1']);
  });

  it.each([
    [19, { wanted: 1, unspent: 1 }, true],
    [19, { wanted: 2, unspent: 5 }, 'progression.attribute_full'],
    [5, { wanted: 2, unspent: 1 }, 'progression.no_attribute_points'],
  ] as const)('an attribute of %d raised by %o points gives %s', (value, points, answer) => {
    const verdict = canRaiseAttribute(value, points);
    expect(verdict.ok || verdict.code).toBe(answer);
  });
});
