import { maxCodeTries, maxTries, tryWindowMs } from '../account/rules';
import { passkeyWindowMs } from '../passkey/rules';
import { accessLifeMs } from '../token/rules';
import { messageLimits } from './messages';
import { procedureLimits } from './procedures';
import { limitOf, type LimitRule, type LimitValue } from './rates';

const minute = 60;
const hour = 3600;
const tryWindow = tryWindowMs / 1000;
const calls = 'kernel.too_many_calls';
const tries = 'account.too_many_tries';
const emails = 'account.too_many_emails';
const passkeys = 'passkey.too_many_tries';

/** Counted by account, or by what an account has: a session, an e-mail address, a device. */
const ofAccounts = {
  calls_account: limitOf('account', {
    points: 400,
    windowSeconds: minute,
    refusal: calls,
    leastShare: 0.3,
    longestSeconds: minute,
  }),
  tries_account: limitOf('account', { points: maxTries, windowSeconds: tryWindow, refusal: tries, leastShare: 0.3 }),
  tries_device: limitOf('account', { points: maxTries, windowSeconds: tryWindow, refusal: tries, leastShare: 0.3 }),
  emails_of_asker: limitOf('account', { points: 5, windowSeconds: hour, refusal: emails, leastShare: 0.4 }),
  emails_of_device: limitOf('account', { points: 5, windowSeconds: hour, refusal: emails, leastShare: 0.4 }),
  emails_to: limitOf('account', { points: 20, windowSeconds: hour, refusal: emails }),
  passkey_questions: limitOf('account', {
    points: 200,
    windowSeconds: passkeyWindowMs / 1000,
    refusal: passkeys,
    leastShare: 0.2,
  }),
  passkey_answers: limitOf('account', {
    points: 40,
    windowSeconds: passkeyWindowMs / 1000,
    refusal: passkeys,
    leastShare: 0.2,
  }),
  refreshes_session: limitOf('account', {
    points: 60,
    windowSeconds: accessLifeMs / 1000,
    refusal: calls,
    leastShare: 0.2,
  }),
} as const;

/** Counted by network address; a /64 of IPv6 is one address. */
const ofAddresses = {
  calls_address: limitOf('address', {
    points: 900,
    windowSeconds: minute,
    refusal: calls,
    leastShare: 0.3,
    longestSeconds: minute,
  }),
  tries_address: limitOf('address', { points: 60, windowSeconds: tryWindow, refusal: tries, leastShare: 0.2 }),
  codes_from: limitOf('address', {
    points: maxCodeTries,
    windowSeconds: tryWindow,
    refusal: 'account.too_many_codes',
    leastShare: 0.3,
  }),
  emails_from: limitOf('address', { points: 30, windowSeconds: hour, refusal: emails }),
  links_from: limitOf('address', { points: 20, windowSeconds: tryWindow, refusal: tries, leastShare: 0.2 }),
  providers_from: limitOf('address', {
    points: 30,
    windowSeconds: tryWindow,
    refusal: 'identity.too_many_tries',
    leastShare: 0.2,
  }),
  guests_from: limitOf('address', { points: 40, windowSeconds: hour, refusal: 'account.too_many_guests' }),
  refreshes_from: limitOf('address', { points: 60, windowSeconds: tryWindow, refusal: calls, leastShare: 0.2 }),
  sockets_from: limitOf('address', { points: 40, windowSeconds: null, mostTimes: 100 }),
  new_sockets_from: limitOf('address', { points: 40, windowSeconds: 20, mostTimes: 100 }),
  web_connections_from: limitOf('address', { points: 100, windowSeconds: null, leastShare: 0.2, mostTimes: 100 }),
} as const;

/** How much of the limits of calls a role has, in percent of what players have. Staff never have less. */
const roleShare = () => limitOf('role', { points: 200, windowSeconds: null, leastShare: 0.5, mostTimes: 10 });
const ofRoles = {
  'role.moderator': roleShare(),
  'role.game_master': roleShare(),
  'role.administrator': roleShare(),
} as const;

/** Counted by connection. */
const ofConnections = {
  messages: limitOf('connection', {
    points: 60,
    windowSeconds: 2,
    leastShare: 0.8,
    mostTimes: 5,
    longestSeconds: 2,
  }),
  excess_messages: limitOf('connection', { points: 300, windowSeconds: 150, mostTimes: 10 }),
  malformed_messages: limitOf('connection', { points: 8, windowSeconds: 4, mostTimes: 10 }),
  socket_bytes: limitOf('connection', { points: 256 * 1024, windowSeconds: 8, leastShare: 0.25, longestSeconds: 8 }),
  socket_pings: limitOf('connection', { points: 20, windowSeconds: 10, leastShare: 0.5, longestSeconds: 20 }),
  socket_packets: limitOf('connection', { points: 1_200, windowSeconds: 10, leastShare: 0.5, longestSeconds: 10 }),
  waiting_requests: limitOf('connection', { points: 4, windowSeconds: null, leastShare: 0.5 }),
} as const;

const named = { ...ofAccounts, ...ofAddresses, ...ofRoles, ...ofConnections, ...messageLimits } as const;

/** Every limit that operators may change while the product runs, by its name. */
export const limits = { ...named, ...procedureLimits } as const;
export type LimitName = keyof typeof limits;
/** The limits that have a description in both languages; those of procedures have the name of the procedure. */
export type NamedLimit = keyof typeof named;
export const namedLimits = Object.keys(named) as readonly NamedLimit[];

/** Whether a text is the name of a limit. */
export function isLimitName(name: string): name is LimitName {
  return Object.hasOwn(limits, name);
}

/** Returns the rule of a limit. */
export function ruleOf(name: LimitName): LimitRule {
  return limits[name];
}

/** Returns the default of a limit. */
export function defaultOf(name: LimitName): LimitValue {
  const { points, windowSeconds } = limits[name];
  return { points, windowSeconds };
}
