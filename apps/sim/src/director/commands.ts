import { CharacterId } from '@necp/shared/kernel';
import { levelCap } from '@necp/shared/progression/content';
import * as z from 'zod';

const who = { characterId: CharacterId };
const tile = z.number().min(0).max(4096);
const contentId = z.string().regex(/^[a-z][a-z0-9_]{0,63}$/);

/** The commands of the test director; every command names its action in `do`. */
export const DirectorRequest = z.discriminatedUnion('do', [
  /** Moves a character to a place, even in another zone; a character that was never in the city starts there. */
  z.strictObject({ do: z.literal('move'), ...who, place: contentId }),
  /** Puts a character on a tile of the zone it is in. */
  z.strictObject({ do: z.literal('place'), ...who, x: tile, y: tile }),
  z.strictObject({ do: z.literal('give'), ...who, item: contentId, quantity: z.int().min(1).max(999).default(1) }),
  /** Gives a character money. */
  z.strictObject({ do: z.literal('pay'), ...who, chits: z.int().min(1).max(1_000_000) }),
  z.strictObject({ do: z.literal('level'), ...who, level: z.int().min(1).max(levelCap) }),
  /** Sets the dice of the dialogue page the character is on. */
  z.strictObject({ do: z.literal('die'), ...who, face: z.int().min(1).max(20) }),
  /** Spawns an enemy a number of tiles to the east of a character. */
  z.strictObject({
    do: z.literal('enemy'),
    ...who,
    enemy: contentId,
    level: z.int().min(1).max(levelCap).default(1),
    tiles: z.number().min(-30).max(30).default(3),
  }),
  /** Lets a character hurt the nearest enemy of a kind, by a share of its whole health. */
  z.strictObject({ do: z.literal('hurt'), ...who, enemy: contentId, percent: z.int().min(1).max(100) }),
  /** Freezes or unfreezes the enemies of every zone of this process. */
  z.strictObject({ do: z.literal('freeze'), isFrozen: z.boolean() }),
  /** Sets the city's clock in every zone of this process. */
  z.strictObject({ do: z.literal('hour'), hour: z.number().min(0).lt(24) }),
]);
export type DirectorRequest = z.infer<typeof DirectorRequest>;
