import * as z from 'zod';
import { defineFact } from '../kernel/facts';
import { CharacterId, ContentId } from '../kernel/ids';
import { AttributeId, SkillId } from './content';
import { ExperienceSource } from './schema';

export const experienceGained = defineFact({
  name: 'progression.experience_gained',
  version: 1,
  payload: z.object({
    characterId: CharacterId,
    source: ExperienceSource,
    sourceId: z.string(),
    amount: z.int(),
    rested: z.int(),
  }),
  keyOf: (fact) => fact.characterId,
});

/** One fact for each level reached. */
export const levelUp = defineFact({
  name: 'progression.level_up',
  version: 1,
  payload: z.object({ characterId: CharacterId, level: z.int() }),
  keyOf: (fact) => fact.characterId,
});

export const attributeIncreased = defineFact({
  name: 'progression.attribute_increased',
  version: 1,
  payload: z.object({ characterId: CharacterId, attribute: AttributeId, value: z.int(), points: z.int() }),
  keyOf: (fact) => fact.characterId,
});

export const skillIncreased = defineFact({
  name: 'progression.skill_increased',
  version: 1,
  payload: z.object({ characterId: CharacterId, skill: SkillId, rank: z.int() }),
  keyOf: (fact) => fact.characterId,
});

export const perkSpent = defineFact({
  name: 'progression.perk_spent',
  version: 1,
  payload: z.object({ characterId: CharacterId, node: ContentId, ranks: z.int() }),
  keyOf: (fact) => fact.characterId,
});

export const perksForgotten = defineFact({
  name: 'progression.perks_forgotten',
  version: 1,
  payload: z.object({ characterId: CharacterId, points: z.int(), paidEddies: z.string().regex(/^\d+$/) }),
  keyOf: (fact) => fact.characterId,
});

export const titleGained = defineFact({
  name: 'progression.title_gained',
  version: 1,
  payload: z.object({ characterId: CharacterId, key: z.string() }),
  keyOf: (fact) => fact.characterId,
});
