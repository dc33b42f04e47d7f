import { canUseEmail, tidyEmail } from '@necp/shared/account/rules';
import { assertAllowed, GameError } from '@necp/shared/kernel';
import { type Ctx, giveBack, limitKey, spend } from '../kernel';
import { hashSecret } from '../session';

/**
 * One attempt at a password. It is counted by email address, known or not, so that it does not reveal which addresses
 * exist.
 */
export interface Try {
  readonly email: string;
  /**
   * Hash of the device's cookie if this device has signed in to this account before, or of another secret that only the
   * owner has; else null.
   */
  readonly knownDevice: string | null;
}

/**
 * Counts an attempt at a password. Devices that have signed in before have their own count, so that a stranger's
 * attempts do not lock the owner out.
 * @throws GameError throttled `account.too_many_tries`
 */
export async function spendTry(ctx: Ctx, request: Try): Promise<void> {
  await spend(ctx, 'tries_address', limitKey(ctx.address));
  await spend(ctx, request.knownDevice === null ? 'tries_account' : 'tries_device', tryKey(request));
}

/** Gives an attempt back after the password was right. */
export async function giveTryBack(ctx: Ctx, request: Try): Promise<void> {
  await giveBack(ctx, 'tries_address', limitKey(ctx.address));
  await giveBack(ctx, request.knownDevice === null ? 'tries_account' : 'tries_device', tryKey(request));
}

/**
 * Counts a code by the address it comes from. Each account counts its codes too, in its own table.
 * @throws GameError throttled `account.too_many_codes`
 */
export async function spendCode(ctx: Ctx): Promise<void> {
  await spend(ctx, 'codes_from', limitKey(ctx.address));
}

/** Gives an attempt back after the code was right. */
export async function giveCodeBack(ctx: Ctx): Promise<void> {
  await giveBack(ctx, 'codes_from', limitKey(ctx.address));
}

/**
 * Returns an address in the form in which it is stored.
 * @throws GameError invalid `account.email_*`
 */
export function checkedEmail(email: string): string {
  assertAllowed(canUseEmail(email));
  return tidyEmail(email);
}

/** An email that someone asks for. */
export interface EmailAsked {
  readonly email: string;
  /** Kinds are counted apart: emails of a registration do not use up those of a reset. */
  readonly purpose: 'confirm' | 'reset' | 'change';
  /** Hash of the device's cookie if this device has signed in to this account before, else null. */
  readonly knownDevice: string | null;
}

/**
 * Counts an email, whatever its content will be: five an hour for each asker, and twenty from all strangers together. A
 * known device has its own count, so that strangers cannot keep the owner's emails away.
 * @throws GameError unavailable `account.no_mail_server`; throttled `account.too_many_emails`
 */
export async function limitEmails(ctx: Ctx, { email, purpose, knownDevice }: EmailAsked): Promise<void> {
  if (ctx.config.smtpUrl === null && !ctx.config.devPages) throw new GameError('unavailable', 'account.no_mail_server');
  if (!ctx.config.devPages) await spend(ctx, 'emails_from', limitKey(ctx.address));
  const to = `${purpose}:${hashSecret(tidyEmail(email))}`;
  if (knownDevice !== null) return spend(ctx, 'emails_of_device', `${to}:${knownDevice}`);
  await spend(ctx, 'emails_of_asker', `${to}:${limitKey(ctx.address)}`);
  await spend(ctx, 'emails_to', to);
}

/**
 * Counts an attempt to confirm an address or to set a new password with the link of an email.
 * @throws GameError throttled `account.too_many_tries`
 */
export async function spendLink(ctx: Ctx): Promise<void> {
  await spend(ctx, 'links_from', limitKey(ctx.address));
}

/**
 * Counts a visit to a provider of sign-in.
 * @throws GameError throttled `identity.too_many_tries`
 */
export async function spendProvider(ctx: Ctx): Promise<void> {
  if (!ctx.config.devPages) await spend(ctx, 'providers_from', limitKey(ctx.address));
}

/**
 * Counts a new guest. Development installations are not counted: all their bots come from one address.
 * @throws GameError throttled `account.too_many_guests`
 */
export async function spendGuest(ctx: Ctx): Promise<void> {
  if (!ctx.config.devPages) await spend(ctx, 'guests_from', limitKey(ctx.address));
}

function tryKey(request: Try): string {
  const account = hashSecret(tidyEmail(request.email));
  return request.knownDevice === null ? account : `${account}:${request.knownDevice}`;
}
