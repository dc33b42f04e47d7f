import { clientEvents, eventAccess, intentEvent } from '@necp/shared/protocol';
import { expect, it } from 'vitest';
import { permissionsPage } from './testing/permissions-page';

it('docs/permissions.md says what the code checks', async () => {
  await expect(permissionsPage()).toMatchFileSnapshot('../../../docs/permissions.md');
});

it('every message of the socket says what it asks of its sender', () => {
  expect(Object.keys(eventAccess).toSorted()).toEqual([...Object.keys(clientEvents), intentEvent].toSorted());
});
