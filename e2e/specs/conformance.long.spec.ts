import { expect, test } from '@playwright/test';
import { changedClient, playConformance } from '../support/conformance';
import { audit } from '../support/stack';

test('a client written from docs/protocol.md alone plays from sign-in to sign-out', async () => {
  const { printed, exitCode } = await playConformance();
  expect(printed).toContain('The server does what the document says.');
  expect(exitCode).toBe(0);
  expect(audit()).toMatch(/green/);
});

test('a client that walks a little faster than the document says is corrected, and says so', async () => {
  const hasty = changedClient('ground.py', {
    from: 'WALK, SPRINT, AIMING_SHARE = 4.2,',
    to: 'WALK, SPRINT, AIMING_SHARE = 4.3,',
  });
  const { printed, exitCode } = await playConformance(hasty);
  expect(printed).toContain('DISAGREEMENT while walking a square: the server corrects the prediction by');
  expect(exitCode).toBe(1);
});
