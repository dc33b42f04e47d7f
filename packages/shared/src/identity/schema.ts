import * as z from 'zod';
import { RequestId } from '../kernel/ids';
import { typedText } from '../kernel/input';
import { PasskeyAnswer } from '../passkey/schema';
import { TokensView } from '../token/schema';
import { isOwnPath, nextMaxLength } from './rules';

/** A provider of sign-in as the configuration of an installation names it. */
export const ProviderId = z.string().regex(/^[a-z][a-z0-9-]{0,31}$/);
export type ProviderId = z.infer<typeof ProviderId>;

/**
 * Why a player visits a provider: to sign in, to return to an account that waits for its deletion, to link it to their
 * account, or to prove that the account is theirs.
 */
export const purposes = ['sign_in', 'return', 'link', 'prove'] as const;
export const Purpose = z.enum(purposes);
export type Purpose = z.infer<typeof Purpose>;

export const BeginProviderInput = z.strictObject({
  purpose: Purpose,
  /** The page of this site to open afterwards. */
  next: z.string().max(nextMaxLength).refine(isOwnPath),
  /** Whether the browser is to remember a session that begins. */
  remember: z.boolean().optional(),
});
export type BeginProviderInput = z.infer<typeof BeginProviderInput>;

/** The second factor after a provider's answer, a code or a passkey, and whether the browser is to be trusted. */
export const FinishProviderInput = z.union([
  z.strictObject({ code: typedText(40), trust: z.boolean() }),
  z.strictObject({ passkey: PasskeyAnswer, trust: z.boolean() }),
]);
export type FinishProviderInput = z.infer<typeof FinishProviderInput>;

/** A provider that players may choose. */
export const ProviderView = z.object({ id: ProviderId, name: z.string() });
export type ProviderView = z.infer<typeof ProviderView>;

export const ProviderListView = z.object({ providers: z.array(ProviderView) });
export type ProviderListView = z.infer<typeof ProviderListView>;

/** An identity that is linked to the caller's account. */
export const IdentityView = z.object({
  provider: ProviderId,
  /** The name of the provider; its id once the installation no longer offers it. */
  name: z.string(),
  /** The address of the identity at the provider. */
  email: z.string().nullable(),
  linkedAt: z.date(),
  lastUsedAt: z.date(),
  /** Whether the installation still offers the provider. */
  isOffered: z.boolean(),
});
export type IdentityView = z.infer<typeof IdentityView>;

export const IdentityListView = z.object({
  hasPassword: z.boolean(),
  identities: z.array(IdentityView),
  /** The providers that the account is not linked to. */
  linkable: z.array(ProviderView),
});
export type IdentityListView = z.infer<typeof IdentityListView>;

/** Other sessions end with the link, unless the owner lets them stay. */
export const UnlinkProviderInput = z.strictObject({
  requestId: RequestId,
  provider: ProviderId,
  endOthers: z.boolean().optional(),
});
export type UnlinkProviderInput = z.infer<typeof UnlinkProviderInput>;

export const SetPasswordInput = z.strictObject({
  requestId: RequestId,
  newPassword: typedText(1024),
});
export type SetPasswordInput = z.infer<typeof SetPasswordInput>;

/**
 * The session goes on under another secret: clients without cookies receive new tokens, browsers have it in the cookie.
 */
export const WayChangedView = z.object({ done: z.literal(true), tokens: TokensView.nullable() });
export type WayChangedView = z.infer<typeof WayChangedView>;
