import { GameError } from '@necp/shared/kernel';
import type { CounterView, StockView } from '@necp/shared/vendor/schema';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test, vi } from 'vitest';
import type { FakeAnswers } from '../../testing/fake-api';
import { button, renderApp, text } from '../../testing/render-app';
import { characterId, inventoryOf, itemAt, wornItem } from '../../testing/samples';
import { VendorWindow } from './vendor-window';

const stims: StockView = { templateId: 'stim_night' as never, left: null, restocksAt: null, priceChits: 10 };
const gun: StockView = { templateId: 'pistol_lantern' as never, left: 1, restocksAt: null, priceChits: 400 };
const scrap = itemAt(0, 'mat_scrap_steel', { quantity: 30 });

const counterOf = (changes: Partial<CounterView> = {}): CounterView => ({
  characterId,
  vendorId: 'vera' as never,
  isHere: true,
  isServed: true,
  balanceChits: 55n,
  vendorBalanceChits: 100,
  tierPercent: 100,
  stock: [stims, gun],
  lockedEntryCount: 0,
  offers: [{ itemId: scrap.id, chits: 4 }],
  junkChits: 0,
  buyBack: [],
  repairs: false,
  repairCosts: [],
  ...changes,
});

function openCounter(counter: CounterView, answers: FakeAnswers = {}) {
  return renderApp(<VendorWindow characterId={characterId} npcId="vera" onClose={vi.fn()} />, {
    'vendor.counter': () => counter,
    'inventory.view': () => inventoryOf([scrap]),
    'vendor.buy': () => counter,
    'vendor.sell': () => counter,
    'vendor.sellJunk': () => counter,
    ...answers,
  });
}

/** The row of an item in the list of a page. */
const row = async (name: string) => {
  const item = await screen.findByRole('button', { name: new RegExp(name) });
  return within(item.closest('li') as HTMLElement);
};
const dialog = async () => within(await screen.findByRole('alertdialog'));

describe('vendor counter', () => {
  test('asks how many of a stack, up to what the player can pay, and says the total', async () => {
    const { api, user } = openCounter(counterOf());
    await user.click((await row('Night Shift Stim')).getByRole('button', { name: text('vendor.buy') }));
    const asking = await dialog();
    fireEvent.change(asking.getByRole('spinbutton'), { target: { value: '99' } });
    expect(asking.getByRole('spinbutton')).toHaveProperty('value', '5');
    expect(asking.getByText(text('vendor.total', { total: 50 }))).toBeTruthy();
    fireEvent.change(asking.getByRole('spinbutton'), { target: { value: '3' } });
    await user.click(asking.getByRole('button', { name: text('vendor.buy') }));
    await waitFor(() => expect(api.callsOf('vendor.buy')).toHaveLength(1));
    expect(api.callsOf('vendor.buy')[0]).toMatchObject({ templateId: 'stim_night', quantity: 3, priceChits: 10 });
  });

  test('buys a single item without asking how many', async () => {
    const { api, user } = openCounter(counterOf({ balanceChits: 5_000n }));
    await user.click((await row('Lantern-9')).getByRole('button', { name: text('vendor.buy') }));
    await waitFor(() => expect(api.callsOf('vendor.buy')[0]).toMatchObject({ quantity: 1, priceChits: 400 }));
    expect(screen.queryByRole('alertdialog')).toBeNull();
  });

  test('does not sell what the player cannot pay for, nor what is sold out', async () => {
    openCounter(counterOf({ stock: [{ ...stims, left: 0 }, gun] }));
    const canBuy = async (name: string) =>
      !(await row(name)).getByRole<HTMLButtonElement>('button', { name: text('vendor.buy') }).disabled;
    expect(await canBuy('Lantern-9')).toBe(false);
    expect(await canBuy('Night Shift Stim')).toBe(false);
    expect(screen.getByText(text('vendor.soldOut'))).toBeTruthy();
  });

  test('trades only with a player who stands at the vendor and is served', async () => {
    openCounter(counterOf({ isHere: false, balanceChits: 5_000n }));
    expect(await screen.findByText(text('vendor.notHere'))).toBeTruthy();
    const buy = (await row('Lantern-9')).getByRole<HTMLButtonElement>('button', { name: text('vendor.buy') });
    expect(buy.disabled).toBe(true);
  });

  test('says why a deal was refused and reads the counter again', async () => {
    const { api, user } = openCounter(counterOf({ balanceChits: 5_000n }), {
      'vendor.buy': () => {
        throw new GameError('conflict', 'vendor.price_changed', { price: 450 });
      },
    });
    await user.click((await row('Lantern-9')).getByRole('button', { name: text('vendor.buy') }));
    expect(await screen.findByText(text('errors.vendor.price_changed', { price: 450 }))).toBeTruthy();
    await waitFor(() => expect(api.callsOf('vendor.counter')).toHaveLength(2));
  });

  test('sells no more of a stack than the vendor can pay for', async () => {
    const { api, user } = openCounter(counterOf());
    await user.click(await screen.findByRole('tab', { name: text('vendor.sell') }));
    await user.click((await row('Scrap Steel')).getByRole('button', { name: text('vendor.sellOne') }));
    const asking = await dialog();
    expect(asking.getByRole('spinbutton')).toHaveProperty('value', '25');
    await user.click(asking.getByRole('button', { name: text('vendor.sellOne') }));
    await waitFor(() => expect(api.callsOf('vendor.sell')[0]).toMatchObject({ itemId: scrap.id, quantity: 25 }));
  });

  test('warns before the only weapon is sold, and keeps it when the player thinks again', async () => {
    const pistol = itemAt(1, 'pistol_lantern');
    const { api, user } = openCounter(counterOf({ offers: [{ itemId: pistol.id, chits: 22 }] }), {
      'inventory.view': () => inventoryOf([pistol]),
    });
    await user.click(await screen.findByRole('tab', { name: text('vendor.sell') }));
    const sell = async () => user.click((await row('Lantern-9')).getByRole('button', { name: text('vendor.sellOne') }));
    await sell();
    await user.click((await dialog()).getByRole('button', { name: text('vendor.keep') }));
    expect(api.callsOf('vendor.sell')).toHaveLength(0);
    await sell();
    const asking = await dialog();
    expect(asking.getByText(text('vendor.onlyWeaponText', { name: 'Lantern-9' }))).toBeTruthy();
    await user.click(asking.getByRole('button', { name: text('vendor.sellOne') }));
    await waitFor(() => expect(api.callsOf('vendor.sell')[0]).toMatchObject({ itemId: pistol.id, quantity: 1 }));
  });

  test('sells a spare weapon without a warning', async () => {
    const pistol = itemAt(1, 'pistol_lantern');
    const { api, user } = openCounter(counterOf({ offers: [{ itemId: pistol.id, chits: 22 }] }), {
      'inventory.view': () => inventoryOf([pistol], [wornItem('weapon_main', 'pistol_rainmaker')]),
    });
    await user.click(await screen.findByRole('tab', { name: text('vendor.sell') }));
    await user.click((await row('Lantern-9')).getByRole('button', { name: text('vendor.sellOne') }));
    await waitFor(() => expect(api.callsOf('vendor.sell')).toHaveLength(1));
    expect(screen.queryByRole('alertdialog')).toBeNull();
  });

  test('sells all junk with one button', async () => {
    const { api, user } = openCounter(counterOf({ junkChits: 12 }));
    await user.click(await screen.findByRole('tab', { name: text('vendor.sell') }));
    await user.click(await button(text('vendor.sellJunk', { total: 12 })));
    await waitFor(() => expect(api.callsOf('vendor.sellJunk')[0]).toMatchObject({ vendorId: 'vera' }));
  });
});
