import { controlGroups } from '@necp/shared/ability/content';
import { tickMs } from '@necp/shared/protocol';
import type { Vitals } from '@necp/shared/zone/sheet';
import * as z from 'zod';
import type { Carried } from './carry';

const Ticks = z.number().nonnegative();
const Points = z.number().nonnegative();
const EncodedPayload = z.object({
  vitals: z.object({ health: Points, energy: Points, ram: Points, stamina: Points }).nullable(),
  carried: z
    .object({
      cooldowns: z.array(z.object({ key: z.string(), leftTicks: Ticks })),
      statuses: z.array(
        z.object({
          id: z.string(),
          stacks: z.int(),
          leftTicks: Ticks,
          biteTicks: Ticks,
          biteBonus: z.array(z.number()),
        }),
      ),
      tired: z.array(z.object({ group: z.enum(controlGroups), count: z.int(), leftTicks: Ticks })),
      shields: z.array(z.object({ ability: z.string(), points: Points, leftTicks: Ticks })),
      rounds: z.record(z.string(), z.number().nonnegative()),
    })
    .optional(),
});

/** The state a player takes along to another process. */
export interface TransferPayload {
  readonly vitals: Vitals | null;
  readonly carried?: Carried | undefined;
}

/** Encodes the payload for storage in the domain. */
export function encodeTransferPayload({ vitals, carried }: TransferPayload): string {
  return JSON.stringify({ vitals, carried });
}

/** Decodes the payload, without what ran out on the way; a payload in another version's format is dropped. */
export function decodeTransferPayload({
  carried: text,
  onTheWayMs,
}: {
  readonly carried: string;
  readonly onTheWayMs: number;
}): TransferPayload {
  const parsed = EncodedPayload.safeParse(parseJson(text));
  if (!parsed.success) return { vitals: null };
  const { vitals, carried } = parsed.data;
  if (carried === undefined) return { vitals };
  const agedTicks = Math.max(0, Math.floor(onTheWayMs / tickMs));
  const left = <T extends { readonly leftTicks: number }>(interactables: readonly T[]) =>
    interactables.flatMap((interactable) =>
      interactable.leftTicks > agedTicks ? [{ ...interactable, leftTicks: interactable.leftTicks - agedTicks }] : [],
    );
  const { cooldowns, statuses, tired, shields, rounds } = carried;
  return {
    vitals,
    carried: {
      cooldowns: left(cooldowns),
      statuses: left(statuses),
      tired: left(tired),
      shields: left(shields),
      rounds,
    },
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
