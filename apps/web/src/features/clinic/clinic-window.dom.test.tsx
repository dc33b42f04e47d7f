import type { ClinicView } from '@necp/shared/clinic/schema';
import type { ItemView } from '@necp/shared/inventory/schema';
import { GameError } from '@necp/shared/kernel';
import { screen, waitFor, within } from '@testing-library/react';
import axe from 'axe-core';
import { expect, test, vi } from 'vitest';
import type { FakeAnswers } from '../../testing/fake-api';
import { button, renderApp, text } from '../../testing/render-app';
import { characterId, inventoryOf, itemAt, wornItem } from '../../testing/samples';
import { ClinicWindow } from './clinic-window';

const install = text('clinic.install', { price: 22 });
const remove = text('clinic.remove');
const viewOf = (bag: readonly ItemView[], worn: readonly ItemView[] = []): ClinicView => ({
  characterId,
  isHere: true,
  inventory: inventoryOf(bag, worn),
});
const body = () => within(screen.getByRole('region', { name: text('clinic.body') }));

function sit(view: ClinicView, answers: FakeAnswers = {}) {
  return renderApp(<ClinicWindow characterId={characterId} onClose={vi.fn()} />, {
    'clinic.view': () => view,
    'inventory.view': () => view.inventory,
    'wallet.view': () => ({ characterId, balanceChits: 100n, entries: [] }),
    ...answers,
  });
}

test('installs an implant from the bag and says so', async () => {
  const eyes = itemAt(0, 'eyes_puddle');
  const after = viewOf([], [wornItem('cyber_eyes', 'eyes_puddle')]);
  const { api, user } = sit(viewOf([eyes, itemAt(1, 'stim_night')]), { 'clinic.install': () => after });
  await user.click(await button(install));
  expect(api.callsOf('clinic.install')[0]).toMatchObject({ itemId: eyes.id });
  await waitFor(() => expect(screen.getByRole('status').textContent).toContain('Puddle'));
  expect(body().getByRole('button', { name: remove })).toBeDefined();
  expect(screen.getByText(text('clinic.none'))).toBeDefined();
});

test('takes an implant out', async () => {
  const worn = wornItem('cyber_eyes', 'eyes_puddle');
  const { api, user } = sit(viewOf([], [worn]), { 'clinic.remove': () => viewOf([itemAt(0, 'eyes_puddle')]) });
  await user.click(await button(remove));
  expect(api.callsOf('clinic.remove')[0]).toMatchObject({ itemId: worn.id });
  await button(install);
});

test('names what an implant replaces, and says why it was refused', async () => {
  const { user } = sit(viewOf([itemAt(0, 'eyes_heron')], [wornItem('cyber_eyes', 'eyes_puddle')]), {
    'wallet.view': () => ({ characterId, balanceChits: 140n, entries: [] }),
    'clinic.install': () => {
      throw new GameError('conflict', 'wallet.too_poor');
    },
  });
  expect((await screen.findByText(/goes to your bag/)).textContent).toContain('Puddle');
  await user.click(await button(text('clinic.install', { price: 140 })));
  await screen.findByText(text('errors.wallet.too_poor'));
  expect(screen.getAllByRole('status')[0]?.textContent).toBe('');
});

test('says how much money an operation needs that the player cannot pay for', async () => {
  sit(viewOf([itemAt(0, 'eyes_heron')]));
  await screen.findByText(text('clinic.missing', { chits: 40 }));
  expect(((await button(text('clinic.install', { price: 140 }))) as HTMLButtonElement).disabled).toBe(true);
});

test('does nothing away from the chair, and is accessible', async () => {
  const view = viewOf([itemAt(0, 'eyes_puddle')], [wornItem('cyber_heart', 'heart_pacer')]);
  sit({ ...view, isHere: false });
  expect(((await button(install)) as HTMLButtonElement).disabled).toBe(true);
  expect(((await button(remove)) as HTMLButtonElement).disabled).toBe(true);
  screen.getByText(text('clinic.notHere'));
  const { violations } = await axe.run(screen.getByRole('dialog'), { rules: { 'color-contrast': { enabled: false } } });
  expect(violations.map(({ id }) => id)).toEqual([]);
});
