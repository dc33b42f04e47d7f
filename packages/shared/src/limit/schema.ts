import * as z from 'zod';
import { AccountId, RequestId } from '../kernel/ids';
import { maxWhole, typedText } from '../kernel/input';
import { limitKinds } from './rates';

const points = z.int().min(1).max(maxWhole);
const windowSeconds = z.int().min(1).max(maxWhole).nullable();
const asked = {
  requestId: RequestId,
  name: typedText(100),
  /** The version that the caller has seen; 0 for a limit that was never changed. */
  knownVersion: z.int().min(0).max(maxWhole),
  /** Why; the audit log keeps it. */
  reason: typedText(1024),
} as const;

export const ChangeLimitInput = z.strictObject({ ...asked, points, windowSeconds });
export type ChangeLimitInput = z.infer<typeof ChangeLimitInput>;

export const ResetLimitInput = z.strictObject(asked);
export type ResetLimitInput = z.infer<typeof ResetLimitInput>;

/** A value that an operator has set, as its row says; the bounds are checked besides. */
export const StoredLimit = z.object({ name: z.string(), points, windowSeconds });

const LimitValueView = z.object({ points: z.int(), windowSeconds: z.int().nullable() });
const RangeView = z.object({ min: z.int(), max: z.int() });

export const LimitView = z.object({
  name: z.string(),
  kind: z.enum(limitKinds),
  usual: LimitValueView,
  current: LimitValueView,
  isChanged: z.boolean(),
  pointsRange: RangeView,
  windowRange: RangeView.nullable(),
  /** 0 for a limit that was never changed. */
  version: z.int(),
  /** The last change, back to the default too; null when there was none. */
  change: z
    .object({
      at: z.date(),
      /** Null for the operator's command. */
      accountId: AccountId.nullable(),
      /** The names of the account's characters. */
      names: z.array(z.string()),
      reason: z.string(),
    })
    .nullable(),
});
export type LimitView = z.infer<typeof LimitView>;

export const LimitListView = z.object({ limits: z.array(LimitView), canChange: z.boolean() });
export type LimitListView = z.infer<typeof LimitListView>;
