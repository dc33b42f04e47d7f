import * as z from 'zod';
import { AccountId } from '../kernel/ids';
import { maxWhole } from '../kernel/input';

/** The acts that the audit log keeps: privileged ones, and those that change how an account is protected. */
export const audited = [
  'role.asked',
  'role.granted',
  'role.removed',
  'role.ended',
  'role.refused',
  'role.withdrawn',
  'role.expired',
  'role.sessions_ended',
  'account.password_changed',
  'account.password_reset',
  'account.factor_added',
  'account.factor_removed',
  'account.passkey_added',
  'account.passkey_removed',
  'account.recovery_codes_renewed',
  'account.recovery_code_used',
  'account.disowned',
  'session.staff_opened',
  'realm.settings_changed',
  'maintenance.planned',
  'maintenance.changed',
  'maintenance.cancelled',
  'maintenance.ended',
  'limit.changed',
  'limit.reset',
  'moderation.muted',
  'moderation.mute_ended',
  'moderation.warned',
  'moderation.dismissed',
  'moderation.noted',
  'moderation.slow_set',
  'moderation.letter_read',
  'mail.mass_started',
  'mail.mass_stopped',
  'mail.mass_resumed',
] as const;
export const AuditedAct = z.enum(audited);
export type AuditedAct = z.infer<typeof AuditedAct>;

/** Short facts about an act by name. They outlive accounts, so they hold no e-mail, address or secret. */
export const AuditDetails = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));
export type AuditDetails = z.infer<typeof AuditDetails>;

export const AuditLogInput = z.strictObject({
  act: AuditedAct.optional(),
  /** Acts of this account and acts done to it. */
  accountId: AccountId.optional(),
  /** Returns entries before this number, else the latest. */
  before: z.int().min(1).max(maxWhole).optional(),
});
export type AuditLogInput = z.infer<typeof AuditLogInput>;

export const AuditLogEntryView = z.object({
  seq: z.int(),
  at: z.date(),
  act: z.string(),
  actorId: AccountId.nullable(),
  subjectId: AccountId.nullable(),
  details: AuditDetails,
});
export type AuditLogEntryView = z.infer<typeof AuditLogEntryView>;

/** The last row of the chain: kept elsewhere, it proves later that nothing before it was changed. */
export const Checkpoint = z.object({ seq: z.int(), hash: z.string() });
export type Checkpoint = z.infer<typeof Checkpoint>;

/** What is wrong with the first broken row. */
export const chainFaults = ['gap', 'link', 'hash', 'checkpoint'] as const;
export const ChainFault = z.object({ seq: z.int(), fault: z.enum(chainFaults) });
export type ChainFault = z.infer<typeof ChainFault>;

export const ChainView = z.object({
  /** How many of the latest rows were checked. */
  checked: z.int(),
  head: Checkpoint.nullable(),
  broken: ChainFault.nullable(),
});
export type ChainView = z.infer<typeof ChainView>;

export const AuditLogView = z.object({
  entries: z.array(AuditLogEntryView),
  /** Where the next page begins; null after the last one. */
  next: z.int().nullable(),
  chain: ChainView,
});
export type AuditLogView = z.infer<typeof AuditLogView>;
