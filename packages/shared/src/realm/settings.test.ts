import { describe, expect, it } from 'vitest';
import { idleRulesOf, RealmSettingsChange, usualIdleRules } from './settings';

describe('the settings of the realm', () => {
  it('are minutes for operators and milliseconds for zones', () => {
    expect(usualIdleRules).toEqual({ awayMs: 300_000, warnedMs: 1_140_000, leaveMs: 1_200_000 });
  });

  it('warn no player who is not away yet', () => {
    const { warnedMs } = idleRulesOf({ awayMinutes: 1, idleLogoutMinutes: 2, idleWarningSeconds: 600 });
    expect(warnedMs).toBe(60_000);
  });

  it.each([
    { capacity: 0 },
    { capacity: 1.5 },
    { capacity: '5' },
    { awayMinutes: -1 },
    { charactersOnline: 11 },
    { isOpen: 'no' },
    { unknown: 1 },
    null,
    [],
  ])('refuse %j', (change) => expect(RealmSettingsChange.safeParse(change).success).toBe(false));
});
