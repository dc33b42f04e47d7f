import { clientEvents, intentEvent } from '@necp/shared/protocol';
import { groupOfMessage } from '@necp/shared/limit/messages';
import { isLimitName, limits } from '@necp/shared/limit/registry';
import { expect, it } from 'vitest';
import { appRouter } from './root';
import { limitsPage } from './testing/limits-page';

it('docs/limits.md says what the code allows', async () => {
  await expect(limitsPage()).toMatchFileSnapshot('../../../docs/limits.md');
});

it('every procedure has a limit, and every limit of a procedure has one', () => {
  const procedures = Object.keys(appRouter._def.procedures);
  expect(procedures.filter((path) => !isLimitName(`procedure.${path}`))).toEqual([]);
  const counted = Object.keys(limits).filter((name) => name.startsWith('procedure.'));
  expect(counted.map((name) => name.slice('procedure.'.length)).toSorted()).toEqual(procedures.toSorted());
});

it('every message of the socket is counted in a group', () => {
  expect(Object.keys(groupOfMessage).toSorted()).toEqual([...Object.keys(clientEvents), intentEvent].toSorted());
});
