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

/** Ranks of the nodes a character took, by node. */
export type TakenNodes = Readonly<Record<string, number>>;

/** Whether so many points can go into an attribute of this value. */
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

/** How often a node can be taken. */
export function ranksOf(node: TreeNodeContent): number {
  return node.kind === 'passive' ? node.ranks : 1;
}

/** Points spent in a tree. */
export function treePointsSpent(tree: TreeContent, taken: TakenNodes): number {
  return tree.nodes.reduce((sum, { id }) => sum + (taken[id] ?? 0), 0);
}

/** Who wants to take a node. */
export interface Learner {
  readonly level: number;
  readonly perkPoints: number;
  readonly taken: TakenNodes;
}

/**
 * Whether the next rank of a node can be taken: by level, by what stands before it, by points in its tree, and by
 * points in hand, in this order.
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

/** What skills of these ranks add: the bonus of ten ranks for every ten. */
export function skillBonus(
  skills: readonly SkillContent[],
  ranks: Readonly<Partial<Record<SkillId, number>>>,
): StatBonus {
  return sumBonuses(skills.map(({ id, perTenRanks }) => times(perTenRanks, Math.floor((ranks[id] ?? 0) / 10))));
}

/** What the passive nodes taken add, once for each rank. */
export function nodeBonus(trees: readonly TreeContent[], taken: TakenNodes): StatBonus {
  const passives = trees.flatMap(({ nodes }) => nodes).filter((node) => node.kind === 'passive');
  return sumBonuses(passives.map(({ id, bonus }) => times(bonus, taken[id] ?? 0)));
}

function times(bonus: StatBonus, count: number): StatBonus {
  if (count === 0) return {};
  // Tenths stay tenths: 3 × 0.4 is 1.2.
  return Object.fromEntries(
    Object.entries(bonus).map(([stat, value]) => [stat, Math.round((value ?? 0) * count * 1000) / 1000]),
  );
}

/** Everything the abilities of a character follow from. */
export interface Learnt {
  readonly classId: ClassId;
  readonly level: number;
  readonly taken: TakenNodes;
  readonly cyberAbilities: readonly string[];
}

/** Contents that say what is learnt when. */
export interface Curriculum {
  readonly classStarts: readonly ClassStartContent[];
  readonly levels: readonly LevelContent[];
  readonly trees: readonly TreeContent[];
}

/**
 * Abilities with their ranks: the class's own from the level that wakes it, those of nodes in the order of the trees,
 * those of implants; upgrades raise ranks.
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
