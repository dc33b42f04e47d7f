import { canUseEmail, maxCodeTries, maxTries, tidyEmail, tryWindowMs } from '@necp/shared/account/rules';
import { assertAllowed, GameError, hourMs } from '@necp/shared/kernel';
import type { Ctx } from '../kernel';
import { limitKey, giveBack, hashSecret, type Limit, spend } from '../session';

const triesOfAccount: Limit = {
  name: 'tries_account',
  points: maxTries,
  windowMs: tryWindowMs,
  refusal: 'account.too_many_tries',
};
const triesOfDevice: Limit = {
  name: 'tries_device',
  points: maxTries,
  windowMs: tryWindowMs,
  refusal: 'account.too_many_tries',
};
const triesOfAddress: Limit = {
  name: 'tries_address',
  points: 60,
  windowMs: tryWindowMs,
  refusal: 'account.too_many_tries',
};
const codesFrom: Limit = {
  name: 'codes_from',
  points: maxCodeTries,
  windowMs: tryWindowMs,
  refusal: 'account.too_many_codes',
};
const emailLimit = (name: string, points: number): Limit => ({
  name,
  points,
  windowMs: hourMs,
  refusal: 'account.too_many_emails',
});
const emailsOfAsker = emailLimit('emails_of_asker', 5);
const emailsOfDevice = emailLimit('emails_of_device', 5);
const emailsTo = emailLimit('emails_to', 20);
const emailsFrom: Limit = { name: 'emails_from', points: 30, windowMs: hourMs, refusal: 'account.too_many_emails' };
const linksFrom: Limit = {
  name: 'links_from',
  points: 20,
  windowMs: tryWindowMs,
  refusal: 'account.too_many_tries',
};
const providersFrom: Limit = {
  name: 'providers_from',
  points: 30,
  windowMs: tryWindowMs,
  refusal: 'identity.too_many_tries',
};
const guestsFrom: Limit = { name: 'guests_from', points: 40, windowMs: hourMs, refusal: 'account.too_many_guests' };

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
  await spend(ctx, triesOfAddress, limitKey(ctx.address));
  await spend(ctx, request.knownDevice === null ? triesOfAccount : triesOfDevice, tryKey(request));
}

/** Gives an attempt back after the password was right. */
export async function giveTryBack(ctx: Ctx, request: Try): Promise<void> {
  await giveBack(ctx, triesOfAddress, limitKey(ctx.address));
  await giveBack(ctx, request.knownDevice === null ? triesOfAccount : triesOfDevice, tryKey(request));
}

/**
 * Counts a code by the address it comes from. Each account counts its codes too, in its own table.
 * @throws GameError throttled `account.too_many_codes`
 */
export async function spendCode(ctx: Ctx): Promise<void> {
  await spend(ctx, codesFrom, limitKey(ctx.address));
}

/** Gives an attempt back after the code was right. */
export async function giveCodeBack(ctx: Ctx): Promise<void> {
  await giveBack(ctx, codesFrom, limitKey(ctx.address));
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
  if (!ctx.config.devPages) await spend(ctx, emailsFrom, limitKey(ctx.address));
  const to = `${purpose}:${hashSecret(tidyEmail(email))}`;
  if (knownDevice !== null) return spend(ctx, emailsOfDevice, `${to}:${knownDevice}`);
  await spend(ctx, emailsOfAsker, `${to}:${limitKey(ctx.address)}`);
  await spend(ctx, emailsTo, to);
}

/**
 * Counts an attempt to confirm an address or to set a new password with the link of an email.
 * @throws GameError throttled `account.too_many_tries`
 */
export async function spendLink(ctx: Ctx): Promise<void> {
  await spend(ctx, linksFrom, limitKey(ctx.address));
}

/**
 * Counts a visit to a provider of sign-in.
 * @throws GameError throttled `identity.too_many_tries`
 */
export async function spendProvider(ctx: Ctx): Promise<void> {
  if (!ctx.config.devPages) await spend(ctx, providersFrom, limitKey(ctx.address));
}

/**
 * Counts a new guest. Development installations are not counted: all their bots come from one address.
 * @throws GameError throttled `account.too_many_guests`
 */
export async function spendGuest(ctx: Ctx): Promise<void> {
  if (!ctx.config.devPages) await spend(ctx, guestsFrom, limitKey(ctx.address));
}

function tryKey(request: Try): string {
  const account = hashSecret(tidyEmail(request.email));
  return request.knownDevice === null ? account : `${account}:${request.knownDevice}`;
}
