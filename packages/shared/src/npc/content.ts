import * as z from 'zod';
import { Look } from '../character/look';
import { LocalText } from '../kernel/content';
import { ContentId } from '../kernel/ids';
import { Condition } from '../quest/content';

/** The activities of a person; the position in this list is sent as `EntityView.variant`. */
export const doings = ['works', 'walks', 'eats', 'sleeps', 'watches', 'talks', 'hides'] as const;
export type Doing = (typeof doings)[number];

/**
 * The entry is valid from an hour of the city's clock, 0 to 23, until the next entry that holds; of several with the
 * same hour the first that holds is used. A player with an active quest wakes a sleeping person. Conditions about one
 * player (`player` keys, quests, reputation) are checked for each viewer: other players do not see the result.
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
  /** Pitch and speed of the synthesised murmur that accompanies the text: 1 is neutral. */
  voice: z.strictObject({ pitch: z.number().min(0.5).max(2), pace: z.number().min(0.5).max(2) }),
  temper: z.enum(['warm', 'dry', 'sharp', 'weary', 'proud', 'shy', 'merry', 'cold']),
  lines: z.strictObject({ greet: LocalText, warm: LocalText, cold: LocalText, rain: LocalText }),
  /** What a vendor calls out to players who come by while the vendor works. */
  cries: z.array(LocalText).min(2).optional(),
  /** The person's dialogues; the first whose conditions hold is opened. */
  dialogues: z.array(ContentId).default([]),
  /** The wage for an hour as a companion, and the combat stats of the person. */
  hire: z
    .strictObject({
      wageChits: z.int().positive(),
      affinityNeeded: z.int(),
      fightsAs: ContentId,
      orders: z.array(z.enum(['follow', 'hold', 'attack', 'cover', 'repair'])).min(2),
      line: LocalText,
    })
    .optional(),
  /** When it is left out, the person is always present. */
  presentWhen: z.array(Condition).default([]),
});
export type NpcContent = z.infer<typeof NpcContent>;

/**
 * An exchange of passers-by that a player overhears, each line by the other one. It is heard in its zone, near its
 * place when it names one, in its weather, and only by players who meet its conditions.
 */
export const OverheardContent = z.strictObject({
  id: ContentId,
  zone: ContentId,
  place: ContentId.optional(),
  rain: z.enum(['wet', 'dry']).optional(),
  when: z.array(Condition).default([]),
  lines: z.array(LocalText).min(2).max(4),
});
export type OverheardContent = z.infer<typeof OverheardContent>;
