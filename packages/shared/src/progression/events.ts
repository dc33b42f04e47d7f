import * as z from 'zod';
import { defineEvent } from '../kernel/events';
import { CharacterId, ContentId } from '../kernel/ids';
import { AttributeId, SkillId } from './content';
import { ExperienceSource } from './schema';

export const experienceGained = defineEvent({
  name: 'progression.experience_gained',
  version: 1,
  payload: z.object({
    characterId: CharacterId,
    source: ExperienceSource,
    sourceId: z.string(),
    amount: z.int(),
    rested: z.int(),
  }),
  keyOf: (event) => event.characterId,
});

/** A character reached a level; each level has its own event. */
export const levelUp = defineEvent({
  name: 'progression.level_up',
  version: 1,
  payload: z.object({ characterId: CharacterId, level: z.int() }),
  keyOf: (event) => event.characterId,
});

export const attributeIncreased = defineEvent({
  name: 'progression.attribute_increased',
  version: 1,
  payload: z.object({ characterId: CharacterId, attribute: AttributeId, value: z.int(), points: z.int() }),
  keyOf: (event) => event.characterId,
});

export const skillIncreased = defineEvent({
  name: 'progression.skill_increased',
  version: 1,
  payload: z.object({ characterId: CharacterId, skill: SkillId, rank: z.int() }),
  keyOf: (event) => event.characterId,
});

export const perkSpent = defineEvent({
  name: 'progression.perk_spent',
  version: 1,
  payload: z.object({ characterId: CharacterId, node: ContentId, ranks: z.int() }),
  keyOf: (event) => event.characterId,
});

export const perksForgotten = defineEvent({
  name: 'progression.perks_forgotten',
  version: 1,
  payload: z.object({ characterId: CharacterId, points: z.int(), paidChits: z.string().regex(/^\d+$/) }),
  keyOf: (event) => event.characterId,
});

export const titleGained = defineEvent({
  name: 'progression.title_gained',
  version: 1,
  payload: z.object({ characterId: CharacterId, key: z.string() }),
  keyOf: (event) => event.characterId,
});
