import { maxTries, tidyEmail, tryWindowMs } from '@necp/shared/account/rules';
import { GameError, hourMs } from '@necp/shared/kernel';
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
const emailsTo: Limit = { name: 'emails_to', points: 5, windowMs: hourMs, refusal: 'account.too_many_emails' };
const emailsFrom: Limit = { name: 'emails_from', points: 30, windowMs: hourMs, refusal: 'account.too_many_emails' };
const guestsFrom: Limit = { name: 'guests_from', points: 40, windowMs: hourMs, refusal: 'account.too_many_guests' };

/**
 * One attempt at a password. It is counted by email address, known or not, so that it does not reveal which addresses
 * exist.
 */
export interface Try {
  readonly email: string;
  /** Hash of the device's cookie if this device has signed in to this account before, else null. */
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
 * Counts an email, whatever its content will be.
 * @throws GameError unavailable `account.no_mail_server`; throttled `account.too_many_emails`
 */
export async function limitEmails(ctx: Ctx, email: string): Promise<void> {
  if (ctx.config.smtpUrl === null && !ctx.config.devPages) throw new GameError('unavailable', 'account.no_mail_server');
  if (!ctx.config.devPages) await spend(ctx, emailsFrom, limitKey(ctx.address));
  await spend(ctx, emailsTo, hashSecret(tidyEmail(email)));
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
