import { attributeRange } from '../character/rules';
import type { ClassId } from '../character/schema';
import { sumBonuses } from '../inventory/formulas';
import { allowed, refuse, type Verdict } from '../kernel/verdict';
import type {
  ClassStartContent,
  LevelContent,
  SkillContent,
  SkillId,
  StatBonus,
  TreeContent,
  TreeNodeContent,
} from './content';

/** The taken ranks of a character's perk nodes, by node. */
export type TakenNodes = Readonly<Record<string, number>>;

/** Checks whether this many points can be added to an attribute of this value. */
export function canRaiseAttribute(
  value: number,
  points: { readonly wanted: number; readonly unspent: number },
): Verdict {
  if (value + points.wanted > attributeRange.max)
    return refuse('progression.attribute_full', { max: attributeRange.max });
  return points.wanted > points.unspent
    ? refuse('progression.no_attribute_points', { missing: points.wanted - points.unspent })
    : allowed;
}

/** Returns how often a node can be taken. */
export function ranksOf(node: TreeNodeContent): number {
  return node.kind === 'passive' ? node.ranks : 1;
}

/** Returns the points spent in a tree. */
export function treePointsSpent(tree: TreeContent, taken: TakenNodes): number {
  return tree.nodes.reduce((sum, { id }) => sum + (taken[id] ?? 0), 0);
}

/** The character who wants to take a node. */
export interface Learner {
  readonly level: number;
  readonly perkPoints: number;
  readonly taken: TakenNodes;
}

/**
 * Checks whether the next rank of a node can be taken: the level, the previous nodes, the points in its tree, and the
 * available points, in this order.
 */
export function canTakeNode(tree: TreeContent, node: TreeNodeContent, learner: Learner): Verdict {
  const { taken } = learner;
  if ((taken[node.id] ?? 0) >= ranksOf(node)) return refuse('progression.node_full');
  if (learner.level < node.level) return refuse('progression.level_too_low', { level: node.level });
  if (node.after.length > 0 && !node.after.some((id) => (taken[id] ?? 0) > 0)) return refuse('progression.node_closed');
  const missing = node.treePoints - treePointsSpent(tree, taken);
  if (missing > 0) return refuse('progression.tree_points_missing', { missing });
  return learner.perkPoints < 1 ? refuse('progression.no_perk_points') : allowed;
}

/** Returns the bonus of skills with these ranks: the bonus of ten ranks for every ten. */
export function skillBonus(
  skills: readonly SkillContent[],
  ranks: Readonly<Partial<Record<SkillId, number>>>,
): StatBonus {
  return sumBonuses(skills.map(({ id, perTenRanks }) => times(perTenRanks, Math.floor((ranks[id] ?? 0) / 10))));
}

/** Returns the bonus of the passive nodes taken, once for each rank. */
export function nodeBonus(trees: readonly TreeContent[], taken: TakenNodes): StatBonus {
  const passives = trees.flatMap(({ nodes }) => nodes).filter((node) => node.kind === 'passive');
  return sumBonuses(passives.map(({ id, bonus }) => times(bonus, taken[id] ?? 0)));
}

function times(bonus: StatBonus, count: number): StatBonus {
  if (count === 0) return {};
  // Rounds away the error of floating-point sums: 3 × 0.4 is 1.2.
  return Object.fromEntries(
    Object.entries(bonus).map(([stat, value]) => [stat, Math.round((value ?? 0) * count * 1000) / 1000]),
  );
}

/** The choices of a character that decide which abilities it knows. */
export interface Learnt {
  readonly classId: ClassId;
  readonly level: number;
  readonly taken: TakenNodes;
  readonly cyberAbilities: readonly string[];
}

/** The content that defines when abilities are learned. */
export interface Curriculum {
  readonly classStarts: readonly ClassStartContent[];
  readonly levels: readonly LevelContent[];
  readonly trees: readonly TreeContent[];
}

/**
 * Returns the abilities of a character with their ranks: the class's own from the level that grants it, those of nodes
 * in the order of the trees, those of implants; upgrades raise ranks.
 */
export function knownAbilities(
  { classStarts, levels, trees }: Curriculum,
  learnt: Learnt,
): { readonly ability: string; readonly rank: number }[] {
  const ranks = new Map<string, number>();
  const start = classStarts.find(({ classId }) => classId === learnt.classId);
  const wakesAt = levels.find(({ startingAbility }) => startingAbility)?.level ?? 1;
  if (start !== undefined && learnt.level >= wakesAt) ranks.set(start.ability, 1);
  const nodes = trees.flatMap((tree) => tree.nodes).filter(({ id }) => (learnt.taken[id] ?? 0) > 0);
  for (const node of nodes) if (node.kind === 'ability') ranks.set(node.ability, 1);
  for (const ability of learnt.cyberAbilities) if (!ranks.has(ability)) ranks.set(ability, 1);
  for (const node of nodes) {
    const rank = node.kind === 'upgrade' ? ranks.get(node.ability) : undefined;
    if (node.kind === 'upgrade' && rank !== undefined) ranks.set(node.ability, Math.max(rank, node.rank));
  }
  return [...ranks].map(([ability, rank]) => ({ ability, rank }));
}
