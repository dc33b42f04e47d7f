import * as z from 'zod';
import { InstantMs, maxWhole, typedText } from '../kernel/input';
import { RequestId } from '../kernel/ids';

/** What players read about a maintenance, in each language. */
export const MaintenanceMessage = z.object({ en: z.string(), ru: z.string() });
export type MaintenanceMessage = z.infer<typeof MaintenanceMessage>;

/**
 * A maintenance that is planned or running. Times are distances from now, because clocks of browsers are wrong: it runs
 * when `startsInMs` is 0. The expected end may pass; only an administrator ends it.
 */
export const MaintenanceView = z.object({
  id: z.uuid(),
  /** Grows with each change. */
  version: z.int(),
  startsInMs: z.int().min(0),
  endsInMs: z.int().min(0),
  message: MaintenanceMessage,
});
export type MaintenanceView = z.infer<typeof MaintenanceView>;

/** The schema checks only the length, so that the rule can give a readable reason. */
const TypedMessage = z.strictObject({ en: typedText(1024), ru: typedText(1024) });
const reason = typedText(1024);
const minutes = z
  .int()
  .min(1)
  .max(7 * 24 * 60);

/** When a maintenance begins and how long it is expected to take; exactly one of the two starts is given. */
const planFields = {
  startsAtMs: InstantMs.nullable(),
  inMinutes: z
    .int()
    .min(0)
    .max(30 * 24 * 60)
    .nullable(),
  lastsMinutes: minutes,
  message: TypedMessage,
} as const;
export const MaintenancePlan = z.strictObject(planFields);
export type MaintenancePlan = z.infer<typeof MaintenancePlan>;

export const PlanMaintenanceInput = z.strictObject({ requestId: RequestId, reason, ...planFields });
export type PlanMaintenanceInput = z.infer<typeof PlanMaintenanceInput>;

/** Which maintenance is meant, as the caller has seen it last. */
const seenFields = { requestId: RequestId, id: z.uuid(), knownVersion: z.int().min(1).max(maxWhole), reason } as const;

/** Sets the expected end and the message anew. */
export const ChangeMaintenanceInput = z.strictObject({
  ...seenFields,
  /** Expected minutes from now to the end; of a planned maintenance, from its start. */
  lastsMinutes: minutes,
  message: TypedMessage,
});
export type ChangeMaintenanceInput = z.infer<typeof ChangeMaintenanceInput>;

/** Ends a maintenance, or cancels it before it has begun. */
export const EndMaintenanceInput = z.strictObject(seenFields);
export type EndMaintenanceInput = z.infer<typeof EndMaintenanceInput>;

export const EndedMaintenanceView = z.object({ outcome: z.enum(['cancelled', 'ended']) });
export type EndedMaintenanceView = z.infer<typeof EndedMaintenanceView>;
