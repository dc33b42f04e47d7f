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
];
