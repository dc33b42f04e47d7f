/**
 * Faults that a race, crash or load test must find. Each is a patch of its own in `patches`, named as here, and the
 * suites that turn red with it: paths without `.test.ts`, by project of vitest.
 * @typedef {{ name: string, project: string, suites: string[] }} Mutant
 * @type {readonly Mutant[]}
 */
export const mutants = [
  { name: 'status-check-outside-the-lock', project: 'domain', suites: ['domain/src/vendor/vendor'] },
  { name: 'unlocked-read-modify-write', project: 'domain', suites: ['domain/src/vendor/vendor'] },
  { name: 'wallets-without-a-lock', project: 'domain', suites: ['domain/src/wallet/book'] },
  { name: 'outbox-read-by-a-cursor', project: 'domain', suites: ['domain/src/kernel/bus/bus.test'] },
  { name: 'no-fencing', project: 'domain', suites: ['domain/src/combat/combat', 'domain/src/zone/'] },
  { name: 'token-that-cannot-be-revoked', project: 'domain', suites: ['domain/src/session/session'] },
  { name: 'role-of-staff-by-one-factor', project: 'domain', suites: ['domain/src/account/staff-roles'] },
  { name: 'slow-reader-guard-by-buffered-amount', project: 'sim', suites: ['sim/src/gateway/client-stream'] },
  { name: 'party-limit-checked-outside-the-lock', project: 'domain', suites: ['domain/src/party/races'] },
  { name: 'party-invitation-read-outside-the-lock', project: 'domain', suites: ['domain/src/party/party.test'] },
  { name: 'party-invitation-used-after-its-time', project: 'domain', suites: ['domain/src/party/party.test'] },
  {
    name: 'party-roll-settled-twice',
    project: 'domain',
    suites: ['domain/src/loot/party-loot', 'domain/src/loot/races'],
  },
  { name: 'party-item-given-to-a-stranger', project: 'domain', suites: ['domain/src/loot/party-loot'] },
  { name: 'party-quest-offer-of-a-stranger-accepted', project: 'domain', suites: ['domain/src/quest/sharing'] },
  {
    name: 'party-step-counted-for-a-member-without-the-quest',
    project: 'sim',
    suites: ['sim/src/zone/quest/together'],
  },
  { name: 'party-defeat-shared-with-a-member-far-away', project: 'sim', suites: ['sim/src/zone/combat/damage/credit'] },
];
