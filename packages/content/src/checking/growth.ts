import { levelCap } from '@necp/shared/progression/content';
import type { Fault } from '../checks';
import type { City } from '../city';

type Tree = City['trees'][number];

/** Finds perk trees that cannot be completed, abilities that cannot be learned, and missing levels. */
export function checkGrowth(city: City): Fault[] {
  return [
    ...city.trees.flatMap((tree) => [...checkShape(tree), ...checkPoints(tree, city), ...checkAbilities(tree, city)]),
    ...checkClasses(city),
    ...checkLevels(city),
    ...checkControl(city),
  ];
}

function checkShape(tree: Tree): Fault[] {
  const where = `tree ${tree.id}`;
  const after = new Map(tree.nodes.map((node) => [node.id, node.after]));
  const faults: Fault[] = [];
  const leadsBack = (id: string, path: readonly string[]): boolean =>
    path.includes(id) || (after.get(id) ?? []).some((next) => leadsBack(next, [...path, id]));
  for (const node of tree.nodes) {
    for (const id of node.after)
      if (!after.has(id)) faults.push({ where, what: `opens ${node.id} after "${id}", which is not in it` });
    if (leadsBack(node.id, [])) {
      faults.push({ where, what: `opens ${node.id} only after itself` });
      continue;
    }
    if (node.tier > 1 && node.after.length === 0) faults.push({ where, what: `lets ${node.id} hang in the air` });
    if (node.after.some((id) => (tree.nodes.find((other) => other.id === id)?.tier ?? 0) > node.tier))
      faults.push({ where, what: `opens ${node.id} from above` });
  }
  const spots = tree.nodes.map(({ tier, column }) => `${tier}:${column}`);
  if (new Set(spots).size !== spots.length) faults.push({ where, what: 'draws two nodes in one spot' });
  return faults;
}

/**
 * Checks that the points a node requires can be in its tree, and that a player can have enough of them by its level.
 */
function checkPoints(tree: Tree, city: City): Fault[] {
  return tree.nodes.flatMap((node) => {
    const below = tree.nodes
      .filter(({ tier }) => tier < node.tier)
      .reduce((sum, other) => sum + (other.kind === 'passive' ? other.ranks : 1), 0);
    const inHand = city.levels
      .filter(({ level }) => level <= node.level)
      .reduce((sum, { perkPoints }) => sum + perkPoints, 0);
    const where = `node ${node.id}`;
    if (node.treePoints > below)
      return [{ where, what: `asks for ${node.treePoints} points where only ${below} can be` }];
    return node.treePoints + 1 > inHand
      ? [
          {
            where,
            what: `asks for ${node.treePoints + 1} points at level ${node.level}, when nobody has more than ${inHand}`,
          },
        ]
      : [];
  });
}

function checkAbilities(tree: Tree, city: City): Fault[] {
  return tree.nodes.flatMap((node) => {
    if (node.kind === 'passive') return [];
    const ability = city.abilities.find(({ id }) => id === node.ability);
    const where = `node ${node.id}`;
    if (ability && ability.owner !== tree.classId)
      return [{ where, what: `teaches ${ability.id}, which is not of the class` }];
    if (node.kind === 'upgrade' && ability && node.rank > ability.ranks.length + 1)
      return [{ where, what: `raises ${ability.id} to rank ${node.rank}, which it has not` }];
    return [];
  });
}

function checkClasses(city: City): Fault[] {
  const faults: Fault[] = [];
  for (const start of city.classStarts) {
    const own = city.trees.filter(({ classId }) => classId === start.classId);
    const where = `class ${start.classId}`;
    if (own.length !== 3 || start.trees.some((id) => !own.some((tree) => tree.id === id)))
      faults.push({ where, what: 'does not have its three trees' });
    const learnt = new Set([
      start.ability,
      ...own.flatMap(({ nodes }) => nodes.flatMap((node) => (node.kind === 'ability' ? [node.ability] : []))),
    ]);
    for (const { id, owner } of city.abilities)
      if (owner === start.classId && !learnt.has(id)) faults.push({ where, what: `never learns ${id}` });
    if (city.abilities.find(({ id }) => id === start.ability)?.owner !== start.classId)
      faults.push({ where, what: `starts with ${start.ability}, which is not of the class` });
  }
  for (const tree of city.trees)
    if (!city.classStarts.some(({ classId }) => classId === tree.classId))
      faults.push({ where: `tree ${tree.id}`, what: 'belongs to a class that cannot be begun' });
  return faults;
}

function checkLevels(city: City): Fault[] {
  const faults: Fault[] = [];
  for (let level = 2; level <= levelCap; level++)
    if (!city.levels.some((entry) => entry.level === level))
      faults.push({ where: `level ${level}`, what: 'is not written' });
  if (city.levels.filter(({ startingAbility }) => startingAbility).length !== 1)
    faults.push({ where: 'levels', what: 'do not wake the first ability exactly once' });
  return faults;
}

/** Checks that control effects have a group, so that repeated ones weaken, and that no other effect has one. */
function checkControl(city: City): Fault[] {
  return city.statuses
    .filter(({ kind, control }) => (kind === 'control') !== (control !== undefined))
    .map(({ id }) => ({ where: `status ${id}`, what: 'is control without a group, or a group without control' }));
}
