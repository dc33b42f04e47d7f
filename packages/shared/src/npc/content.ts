import * as z from 'zod';
import { Look } from '../character/look';
import { LocalText } from '../kernel/content';
import { ContentId } from '../kernel/ids';
import { Condition } from '../quest/content';

/** What a person is seen doing; a place in this list goes over the wire as `EntityView.variant`. */
export const doings = ['works', 'walks', 'eats', 'sleeps', 'watches', 'talks', 'hides'] as const;
export type Doing = (typeof doings)[number];

/**
 * From an hour of the city's clock, 0 to 23, until the next entry that holds; the first that holds among equals wins.
 * A sleeping person is woken by a player with an active quest.
 * What conditions say of one player (`player` keys, quests, reputation) is judged for each who looks: others do not see
 * it.
 */
export const ScheduleEntry = z.strictObject({
  fromHour: z.int().min(0).max(23),
  place: ContentId,
  doing: z.enum(doings),
  when: z.array(Condition).default([]),
});
export type ScheduleEntry = z.infer<typeof ScheduleEntry>;

export const NpcContent = z.strictObject({
  id: ContentId,
  name: LocalText,
  role: LocalText,
  blurb: LocalText,
  look: Look,
  faction: ContentId.optional(),
  home: ContentId,
  schedule: z.array(ScheduleEntry).min(1),
  /** Pitch and pace of the synthesised murmur under the text: 1 is neutral. */
  voice: z.strictObject({ pitch: z.number().min(0.5).max(2), pace: z.number().min(0.5).max(2) }),
  temper: z.enum(['warm', 'dry', 'sharp', 'weary', 'proud', 'shy', 'merry', 'cold']),
  lines: z.strictObject({ greet: LocalText, warm: LocalText, cold: LocalText, rain: LocalText }),
  /** Dialogues in the order in which they are tried. */
  dialogues: z.array(ContentId).default([]),
  /** Wage for an hour at the player's side, and what the person is in a fight. */
  hire: z
    .strictObject({
      wageEddies: z.int().positive(),
      affinityNeeded: z.int(),
      fightsAs: ContentId,
      orders: z.array(z.enum(['follow', 'hold', 'attack', 'cover', 'mend'])).min(2),
      line: LocalText,
    })
    .optional(),
  /** Left out: always present. */
  presentWhen: z.array(Condition).default([]),
});
export type NpcContent = z.infer<typeof NpcContent>;
