import { origins, classes, presets } from '@necp/content/client';
import { type Look, lookChoices, lookFields } from '@necp/shared/character/look';
import { attributeBudget, attributeRange } from '@necp/shared/character/rules';
import {
  type Attribute,
  type AttributePoints,
  attributes,
  type ClassId,
  type OriginId,
} from '@necp/shared/character/schema';

/** A character that is being created. */
export interface Draft {
  readonly name: string;
  readonly presetId: string | null;
  readonly look: Look;
  readonly classId: ClassId;
  readonly originId: OriginId;
  readonly attributes: AttributePoints;
  /** Points follow the class until the player distributes them. */
  readonly pointsFrom: 'class' | 'player';
}

/** A whole number from 0 to `below` - 1. */
export type Pick = (below: number) => number;

function chosen<T>(entries: readonly T[], pick: Pick): T {
  const entry = entries[pick(entries.length)];
  if (entry === undefined) throw new RangeError('cannot choose from nothing');
  return entry;
}

/** Returns the points a class suggests. */
export function pointsOf(classId: ClassId): AttributePoints {
  const entry = classes.find((one) => one.id === classId);
  if (!entry) throw new RangeError(`no class "${classId}"`);
  return entry.attributes;
}

/**
 * Returns a complete draft: every part is chosen.
 * @param name a proposed name, or an empty one when there is none
 */
export function firstDraft(name: string, pick: Pick): Draft {
  const preset = chosen(presets, pick);
  const { id: classId } = chosen(classes, pick);
  return {
    name,
    presetId: preset.id,
    look: preset.look,
    classId,
    originId: chosen(origins, pick).id,
    attributes: pointsOf(classId),
    pointsFrom: 'class',
  };
}

export function withClass(draft: Draft, classId: ClassId): Draft {
  return { ...draft, classId, attributes: draft.pointsFrom === 'class' ? pointsOf(classId) : draft.attributes };
}

/** Returns the look with one part changed to its next or previous choice, which wraps around. */
export function turnChoice(look: Look, field: (typeof lookFields)[number], by: 1 | -1): Look {
  const count = lookChoices[field];
  return { ...look, [field]: (look[field] + by + count) % count };
}

export function randomLook(pick: Pick): Look {
  const look: Partial<Record<(typeof lookFields)[number], number>> = {};
  for (const field of lookFields) look[field] = pick(lookChoices[field]);
  return look as Look;
}

/** Returns the points that are left; negative when too many are spent. */
export function pointsLeft(points: AttributePoints): number {
  return attributeBudget - attributes.reduce((sum, attribute) => sum + points[attribute], 0);
}

/** Returns the points after one attribute was changed, or the same points when the change is not allowed. */
export function movePoint(points: AttributePoints, attribute: Attribute, by: 1 | -1): AttributePoints {
  const value = points[attribute] + by;
  if (value < attributeRange.min || value > attributeRange.max || (by > 0 && pointsLeft(points) <= 0)) return points;
  return { ...points, [attribute]: value };
}
