import { expect, test } from 'vitest';
import accepted from './accepted.json' with { type: 'json' };
import { judgeAudit } from './judge.mjs';

const advisory = {
  module_name: 'next',
  severity: 'high',
  title: 'Denial of service',
  github_advisory_id: 'GHSA-aaaa-bbbb-cccc',
  cves: ['CVE-2026-1'],
};
const entry = { ids: ['CVE-2026-1'], package: 'next', reason: 'There are no server actions.', until: '2027-01-31' };
const judge = (advisories: object[], known = [entry], today = '2026-11-22') =>
  judgeAudit({ advisories: { ...advisories } as Record<string, typeof advisory> }, { accepted: known, today });

test('lets an accepted advisory pass until its last day', () => {
  expect(judge([advisory])).toEqual({ problems: [], unused: [] });
  expect(judge([advisory], [entry], '2027-01-31').problems).toEqual([]);
});

test('refuses an accepted advisory after its last day', () => {
  expect(judge([advisory], [entry], '2027-02-01').problems).toEqual([
    'next (high, GHSA-aaaa-bbbb-cccc) Denial of service: accepted until 2027-01-31 only',
  ]);
});

test('refuses a high or critical advisory that is not accepted, or is accepted for another package', () => {
  expect(judge([advisory], []).problems).toHaveLength(1);
  expect(judge([{ ...advisory, severity: 'critical' }], []).problems).toHaveLength(1);
  expect(judge([{ ...advisory, module_name: 'pg' }]).problems).toHaveLength(1);
});

test('lets moderate advisories pass', () => {
  expect(judge([{ ...advisory, severity: 'moderate' }], []).problems).toEqual([]);
});

test('names accepted advisories that the report no longer contains', () => {
  expect(judge([])).toEqual({ problems: [], unused: [entry] });
});

test('does not treat a registry that refuses to answer as a clean report', () => {
  expect(() => judgeAudit({ error: { code: 'ERR' } } as object, { accepted: [], today: '2026-11-22' })).toThrow(
    'did not answer',
  );
});

test('each accepted advisory has a number, a reason and a last day within half a year of the others', () => {
  for (const { ids, reason, until, package: name } of accepted) {
    expect(ids.join(' '), name).toMatch(/^((GHSA(-[0-9a-z]{4}){3}|CVE-\d{4}-\d{4,}) ?)+$/);
    expect(reason.length).toBeGreaterThan(30);
    expect(until).toMatch(/^2027-0[1-6]-\d\d$/);
  }
});
