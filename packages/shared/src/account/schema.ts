import * as z from 'zod';
import { AccountId, Locale, RequestId } from '../kernel/ids';
import { typedText } from '../kernel/input';
import { secondStepFields } from '../passkey/schema';
import { TokensView } from '../token/schema';

/** Roles an account can hold; everyone who is signed in is a player. */
export const roles = ['player', 'moderator', 'game_master', 'administrator'] as const;
export const Role = z.enum(roles);
export type Role = z.infer<typeof Role>;

/** An address as typed; the schema checks only the length, so that the rule can give a readable reason. */
const typedEmail = typedText(320);
const typedPassword = typedText(1024);
/** A code of an app or on paper; spaces and dashes are allowed. */
const typedCode = typedText(40);
/** The secret part of a link in an email. */
const emailToken = typedText(256);

export const RegisterInput = z.strictObject({ email: typedEmail, password: typedPassword, locale: Locale });
export type RegisterInput = z.infer<typeof RegisterInput>;

/**
 * The code is asked for by `account.code_required` after the right password; the call is then repeated with it, or with
 * the answer of a passkey of the account.
 */
export const SignInInput = z.strictObject({
  email: typedEmail,
  password: typedPassword,
  code: typedCode.optional(),
  /** Stops the deletion of the account, after `account.leaving` said that there is one. */
  isReturning: z.boolean().optional(),
  ...secondStepFields,
});
export type SignInInput = z.infer<typeof SignInInput>;

export const PlayAsGuestInput = z.strictObject({ locale: Locale });
export type PlayAsGuestInput = z.infer<typeof PlayAsGuestInput>;

/** The link proves the address, the password that the link belongs to a request of its reader. */
export const VerifyEmailInput = z.strictObject({ token: emailToken, password: typedPassword });
export type VerifyEmailInput = z.infer<typeof VerifyEmailInput>;

export const BindGuestInput = z.strictObject({
  requestId: RequestId,
  email: typedEmail,
  password: typedPassword,
  locale: Locale,
});
export type BindGuestInput = z.infer<typeof BindGuestInput>;

/** Asks for another address of the account; the link of an email to that address completes it. */
export const ChangeAddressInput = z.strictObject({ requestId: RequestId, email: typedEmail, locale: Locale });
export type ChangeAddressInput = z.infer<typeof ChangeAddressInput>;

export const ChangePasswordInput = z.strictObject({
  requestId: RequestId,
  currentPassword: typedPassword,
  newPassword: typedPassword,
  locale: Locale,
});
export type ChangePasswordInput = z.infer<typeof ChangePasswordInput>;

/** Proves that the caller owns the account they are signed in to. */
export const ProveInput = z.strictObject({ password: typedPassword, code: typedCode.optional() });
export type ProveInput = z.infer<typeof ProveInput>;

/** The new tokens of the session, for clients that are no browser; null for browsers, and where they stay the same. */
const renewedTokens = TokensView.nullable();

/** Until when acts that ask for a proof are allowed; the session goes on under a new secret. */
export const ProvenView = z.object({ provenUntil: z.date(), tokens: renewedTokens });
export type ProvenView = z.infer<typeof ProvenView>;

/** What an app needs to show the codes of an account: as text, and as the link of a QR code. */
export const TotpSetupView = z.object({ secret: z.string(), uri: z.string() });
export type TotpSetupView = z.infer<typeof TotpSetupView>;

export const ConfirmTotpInput = z.strictObject({ code: typedCode });
export type ConfirmTotpInput = z.infer<typeof ConfirmTotpInput>;

/** Other sessions end with a way into the account, unless the owner lets them stay. */
export const RemoveTotpInput = z.strictObject({ requestId: RequestId, endOthers: z.boolean().optional() });
export type RemoveTotpInput = z.infer<typeof RemoveTotpInput>;

/** Codes on paper; the server cannot show them again. */
export const RecoveryCodesView = z.object({ recoveryCodes: z.array(z.string()) });
export type RecoveryCodesView = z.infer<typeof RecoveryCodesView>;

/** A second factor that is on: its codes on paper, and the session under a new secret. */
export const FactorOnView = RecoveryCodesView.extend({ tokens: renewedTokens });
export type FactorOnView = z.infer<typeof FactorOnView>;

/** A second factor that is off; the session goes on under a new secret. */
export const FactorOffView = z.object({ done: z.literal(true), tokens: renewedTokens });
export type FactorOffView = z.infer<typeof FactorOffView>;

export const RequestPasswordResetInput = z.strictObject({ email: typedEmail, locale: Locale });
export type RequestPasswordResetInput = z.infer<typeof RequestPasswordResetInput>;

export const ResetPasswordInput = z.strictObject({ token: emailToken, newPassword: typedPassword });
export type ResetPasswordInput = z.infer<typeof ResetPasswordInput>;

/** The link of an email about an act that was not the reader's. */
export const DisownInput = z.strictObject({ token: emailToken });
export type DisownInput = z.infer<typeof DisownInput>;

/** The secret with which a new password is set now, as if it had come by email. */
export const DisownedView = z.object({ resetToken: z.string() });
export type DisownedView = z.infer<typeof DisownedView>;

/** The account as its owner sees it. */
export const AccountView = z.object({
  id: AccountId,
  /** Null for guests and for accounts with nothing but passkeys. */
  email: z.string().nullable(),
  isGuest: z.boolean(),
  /** Owners who sign in by other ways may have none. */
  hasPassword: z.boolean(),
  /** The address that the owner asked for and has not confirmed yet; it is set whether or not the address is free. */
  pendingEmail: z.string().nullable(),
  roles: z.array(Role),
  /** Those of the roles that this session has only once its owner has shown a second factor. */
  waitingRoles: z.array(Role),
  /** The app with codes, null where the password alone is enough. */
  secondFactor: z.object({ since: z.date(), recoveryCodesLeft: z.int() }).nullable(),
  locale: Locale,
  createdAt: z.date(),
  /** When an idle guest account is closed; null for other accounts. */
  expiresAt: z.date().nullable(),
});
export type AccountView = z.infer<typeof AccountView>;

/** The answer is the same for free, taken and unknown addresses; only the email shows which one it is. */
export const EmailSentView = z.object({ sent: z.literal(true), validForMs: z.number() });
export type EmailSentView = z.infer<typeof EmailSentView>;

export const VerifiedView = z.object({
  email: z.string(),
  /**
   * `registered`: the account is new, and the player signs in with its password. `bound`: the guest account keeps
   * everything and now has an address. `changed`: the account has another address, and its other sessions ended.
   */
  outcome: z.enum(['registered', 'bound', 'changed']),
});
export type VerifiedView = z.infer<typeof VerifiedView>;

/** `VerifiedView` as the API answers it. */
export const VerifiedAnswer = VerifiedView.extend({ tokens: renewedTokens });
export type VerifiedAnswer = z.infer<typeof VerifiedAnswer>;

export const PasswordChangedView = z.object({ done: z.literal(true), tokens: renewedTokens });
export type PasswordChangedView = z.infer<typeof PasswordChangedView>;

export const DoneView = z.object({ done: z.literal(true) });
export type DoneView = z.infer<typeof DoneView>;

/** The kinds of emails an account can receive. */
export const emailKinds = [
  'confirm_registration',
  'confirm_binding',
  'address_taken',
  'reset_password',
  'no_account',
  'password_changed',
  'second_factor_on',
  'second_factor_off',
  'recovery_code_used',
  'new_device',
  'provider_linked',
  'provider_unlinked',
  'password_set',
  'role_granted',
  'role_removed',
  'confirm_address',
  'address_in_use',
  'address_changing',
  'address_changed',
  'deletion_asked',
  'deletion_stopped',
  'export_ready',
  'token_reused',
  'passkey_added',
  'passkey_removed',
] as const;
export const EmailKind = z.enum(emailKinds);
export type EmailKind = z.infer<typeof EmailKind>;

/** An email in the developers' mailbox, which is used when no SMTP server is configured. */
export const DevEmailView = z.object({
  id: z.string(),
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  link: z.string().nullable(),
  sentAt: z.date(),
});
export type DevEmailView = z.infer<typeof DevEmailView>;
export const DevMailboxView = z.object({ emails: z.array(DevEmailView) });
export type DevMailboxView = z.infer<typeof DevMailboxView>;
