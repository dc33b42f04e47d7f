import { describe, expect, test } from 'vitest';
import { bypassFor, runningVersions } from './bypass';

describe('the short path of binary frames', () => {
  test('is taken on the versions this process runs on', () => {
    expect(bypassFor('auto', runningVersions())).toEqual({ isOn: true });
  });

  test.each(['20.19.0', '22.12.0', '24.0.0'])('is taken on Node %s', (node) => {
    expect(bypassFor('auto', { node, ws: '8.21.3' }).isOn).toBe(true);
  });

  test.each([
    { node: '18.20.0', ws: '8.21.3', why: 'Node 18.20.0' },
    { node: '26.0.0', ws: '8.21.3', why: 'Node 26.0.0' },
    { node: '20.20.2', ws: '8.22.0', why: 'ws 8.22.0' },
    { node: '20.20.2', ws: '9.0.0', why: 'ws 9.0.0' },
  ])('is not taken on Node $node with ws $ws', ({ why, ...versions }) => {
    expect(bypassFor('auto', versions)).toEqual({ isOn: false, why: expect.stringContaining(why) });
  });

  test('is not taken when it is turned off', () => {
    expect(bypassFor('off', runningVersions())).toEqual({ isOn: false, why: 'SIM_SOCKET_BYPASS is off' });
  });
});
