import { presets } from '@necp/content/client';
import type { InventoryView, ItemView } from '@necp/shared/inventory/schema';
import { wornPlaces } from '@necp/shared/inventory/schema';
import { GameError } from '@necp/shared/kernel';
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { useDeviceStore } from '../../components/controls/device';
import { itemType } from '../../components/items/item-cell';
import type { FakeAnswers } from '../../testing/fake-api';
import { button, renderApp, text } from '../../testing/render-app';
import { characterId, inventoryOf, itemAt, wornItem } from '../../testing/samples';
import { InventoryWindow } from './inventory-window';

const stim = 'Night Shift Stim';
const pistol = 'Lantern-9';
const stack = (name: string, count: number) => text('items.stack', { name, count });
const emptySlot = (slot: number) => text('items.emptySlot', { slot });
const action = (name: string) => text(`inventory.action.${name}`);

function openInventory(view: InventoryView, answers: FakeAnswers = {}) {
  const onClose = vi.fn();
  const onUse = vi.fn();
  const same = () => view;
  const app = renderApp(
    <InventoryWindow
      character={{ id: characterId, look: presets[0]!.look }}
      onClose={onClose}
      playerActions={{ useItem: onUse }}
    />,
    {
      'inventory.view': same,
      'wallet.view': () => ({ characterId, balanceChits: 0n, entries: [] }),
      'inventory.move': same,
      'inventory.merge': same,
      'inventory.split': same,
      'inventory.equip': same,
      'inventory.unequip': same,
      'inventory.destroy': same,
      ...answers,
    },
  );
  return { ...app, onClose, onUse };
}

/** Drags one element onto another, as a browser would. */
function drag(item: HTMLElement, onto: HTMLElement) {
  const carried = new Map<string, string>();
  const transfer = {
    setData: (type: string, value: string) => carried.set(type, value),
    getData: (type: string) => carried.get(type) ?? '',
    get types() {
      return [...carried.keys()];
    },
  };
  fireEvent.dragStart(item, { dataTransfer: transfer });
  expect(transfer.types).toEqual([itemType]);
  fireEvent.dragOver(onto, { dataTransfer: transfer });
  fireEvent.drop(onto, { dataTransfer: transfer });
}

const shelf = () => within(screen.getByRole('region', { name: text('inventory.chosen') }));

describe('inventory', () => {
  let stims: ItemView;
  let gun: ItemView;
  beforeAll(() => {
    stims = itemAt(0, 'stim_night', { quantity: 5 });
    gun = itemAt(1, 'pistol_lantern');
  });

  test('shows the chits and what they were paid for', async () => {
    const at = new Date(0);
    const entries = [
      { at, amountChits: -12n, reason: 'vendor.repair' },
      { at, amountChits: 300n, reason: 'quest.paid' },
      { at, amountChits: 1n, reason: 'later.room' },
    ];
    openInventory(inventoryOf([gun]), { 'wallet.view': () => ({ characterId, balanceChits: 1_289n, entries }) });
    const balance = within(await screen.findByRole('region', { name: text('wallet.title') }));
    balance.getByText('1,289 ¤');
    const rows = balance.getAllByRole('listitem', { hidden: true }).map(({ textContent }) => textContent ?? '');
    expect(rows[0]).toContain(`${text('wallet.reason.vendor.repair')}-12`);
    expect(rows[1]).toContain(`${text('wallet.reason.quest.paid')}+300`);
    expect(rows[2]).toContain(text('wallet.reason.other'));
  });

  test('says what only a unique item does, and who drops it', async () => {
    const { user } = openInventory(inventoryOf([itemAt(0, 'blade_bitework'), itemAt(1, 'pistol_last_word')]));
    await user.click(await button('Bitework'));
    await shelf().findByText('Cuts 35% deeper into anything that’s already bleeding.');
    await shelf().findByText(text('items.droppedBy', { name: 'Scrap Hound' }));
    await user.click(await button('The Last Word'));
    await shelf().findByText(text('items.givenBy', { name: 'The Seventh Chair' }));
  });

  test('keeps the card of an item open that is clicked twice slowly', async () => {
    const { user } = openInventory(inventoryOf([stims, gun]));
    await user.click(await button(pistol));
    expect(shelf().getByText(/Lantern-9/)).toBeTruthy();
    // A slow double click is two clicks.
    await user.click(await button(pistol));
    expect(shelf().getByText(/Lantern-9/)).toBeTruthy();
    await user.click(shelf().getByRole('button', { name: text('inventory.leaveChosen') }));
    expect(screen.queryByRole('region', { name: text('inventory.chosen') })).toBeNull();
  });

  test('moves an item that is dragged to a free slot', async () => {
    const { api } = openInventory(inventoryOf([stims, gun]));
    drag(await button(pistol), await button(emptySlot(4)));
    await waitFor(() => expect(api.callsOf('inventory.move')).toHaveLength(1));
    expect(api.callsOf('inventory.move')[0]).toMatchObject({ itemId: gun.id, to: { kind: 'bag', slot: 3 } });
  });

  test('merges a stack that is dropped on another of the same kind', async () => {
    const more = itemAt(2, 'stim_night', { quantity: 2 });
    const { api } = openInventory(inventoryOf([stims, more]));
    drag(await button(stack(stim, 2)), await button(stack(stim, 5)));
    await waitFor(() => expect(api.callsOf('inventory.merge')).toHaveLength(1));
    expect(api.callsOf('inventory.merge')[0]).toMatchObject({ itemId: more.id, intoId: stims.id });
    expect(api.callsOf('inventory.move')).toHaveLength(0);
  });

  test('equips an item that is dropped on its slot', async () => {
    const { api } = openInventory(inventoryOf([gun]));
    const place = text('items.wornEmpty', { place: text('items.place.weapon_main') });
    drag(await button(pistol), await button(place));
    await waitFor(() => expect(api.callsOf('inventory.move')).toHaveLength(1));
    expect(api.callsOf('inventory.move')[0]).toMatchObject({
      itemId: gun.id,
      to: { kind: 'equipment', slot: wornPlaces.indexOf('weapon_main') },
    });
  });

  test('says why an item does not fit and reads the inventory again', async () => {
    const { api } = openInventory(inventoryOf([stims]), {
      'inventory.move': () => {
        throw new GameError('conflict', 'inventory.wrong_place');
      },
    });
    const place = text('items.wornEmpty', { place: text('items.place.head') });
    drag(await button(stack(stim, 5)), await button(place));
    expect(await screen.findByText(text('errors.inventory.wrong_place'))).toBeTruthy();
    await waitFor(() => expect(api.callsOf('inventory.view')).toHaveLength(2));
    expect(await button(stack(stim, 5))).toBeTruthy();
  });

  test('does not send a move for an item that is dropped where it lies', async () => {
    const { api, user } = openInventory(inventoryOf([stims, gun]));
    drag(await button(pistol), await button(pistol));
    await user.dblClick(await button(pistol));
    await waitFor(() => expect(api.callsOf('inventory.equip')).toHaveLength(1));
    expect(api.callsOf('inventory.move')).toHaveLength(0);
  });

  test('splits a stack into the first free slot', async () => {
    const { api, user } = openInventory(inventoryOf([stims, gun]));
    await user.click(await button(stack(stim, 5)));
    await user.click(shelf().getByRole('button', { name: action('split') }));
    const dialog = within(await screen.findByRole('alertdialog'));
    const count = dialog.getByRole('spinbutton');
    fireEvent.change(count, { target: { value: '9' } });
    expect(count).toHaveProperty('value', '4');
    await user.click(dialog.getByRole('button', { name: text('items.fewer') }));
    await user.click(dialog.getByRole('button', { name: action('split') }));
    await waitFor(() => expect(api.callsOf('inventory.split')).toHaveLength(1));
    expect(api.callsOf('inventory.split')[0]).toMatchObject({
      itemId: stims.id,
      quantity: 3,
      to: { kind: 'bag', slot: 2 },
    });
  });

  test('says that a full bag has no slot for a split', async () => {
    const rest = Array.from({ length: 9 }, (_, index) => itemAt(index + 1, 'pistol_lantern'));
    const { api, user } = openInventory(inventoryOf([stims, ...rest]));
    await user.click(await button(stack(stim, 5)));
    await user.click(shelf().getByRole('button', { name: action('split') }));
    expect(await screen.findByText(text('inventory.noRoom'))).toBeTruthy();
    await user.click(await button(text('inventory.understood')));
    expect(api.callsOf('inventory.split')).toHaveLength(0);
  });

  test('selects, lifts and moves with the keyboard alone', async () => {
    const { api, user } = openInventory(inventoryOf([stims, gun]));
    (await button(stack(stim, 5))).focus();
    await user.keyboard('{ArrowRight}');
    expect(document.activeElement).toBe(await button(pistol));
    await user.keyboard('m');
    expect(shelf().getByText(text('inventory.heldItem.move'))).toBeTruthy();
    await user.keyboard('{ArrowRight}{Enter}');
    await waitFor(() => expect(api.callsOf('inventory.move')).toHaveLength(1));
    expect(api.callsOf('inventory.move')[0]).toMatchObject({ itemId: gun.id, to: { kind: 'bag', slot: 2 } });
  });

  test('puts a lifted item down on the first Escape and closes the window on the second', async () => {
    const { user, onClose } = openInventory(inventoryOf([gun]));
    (await button(pistol)).focus();
    await user.keyboard('m{ArrowRight}');
    expect(shelf().getByText(text('inventory.heldItem.move'))).toBeTruthy();
    await user.keyboard('{Escape}');
    expect(screen.queryByText(text('inventory.heldItem.move'))).toBeNull();
    expect(onClose).not.toHaveBeenCalled();
    await user.keyboard('{Escape}');
    expect(onClose).toHaveBeenCalledTimes(1);
  });

  test('uses, equips and unequips by the first button of the selected item', async () => {
    const { api, user, onUse } = openInventory(inventoryOf([stims, gun], [wornItem('head', 'head_hard_hat')]));
    await user.click(await button(stack(stim, 5)));
    await user.click(shelf().getByRole('button', { name: action('use') }));
    expect(onUse).toHaveBeenCalledExactlyOnceWith(stims.id);
    await user.click(await button(pistol));
    await user.click(shelf().getByRole('button', { name: action('equip') }));
    await waitFor(() => expect(api.callsOf('inventory.equip')[0]).toMatchObject({ itemId: gun.id }));
    const hat = text('items.wornAs', { place: text('items.place.head'), name: 'Dock Hard Hat' });
    await user.click(await button(hat));
    await user.click(shelf().getByRole('button', { name: action('unequip') }));
    await waitFor(() => expect(api.callsOf('inventory.unequip')).toHaveLength(1));
  });

  test('leads a gamepad from the selected item to its first button, and leaves other devices at the item', async () => {
    const { user } = openInventory(inventoryOf([gun]));
    const equip = () => shelf().getByRole('button', { name: action('equip') });
    await user.click(await button(pistol));
    expect(document.activeElement).not.toBe(equip());
    await user.click(shelf().getByRole('button', { name: text('inventory.leaveChosen') }));
    act(() => useDeviceStore.setState({ used: 'pad' }));
    (await button(pistol)).focus();
    await user.keyboard('{Enter}');
    expect(document.activeElement).toBe(equip());
    act(() => useDeviceStore.setState({ used: null }));
  });

  test('says what to do with the device in hand', async () => {
    openInventory(inventoryOf([gun]));
    await button(pistol);
    for (const [used, hint] of [
      ['keys', 'hint'],
      ['touch', 'hintTouch'],
      ['pad', 'hintPad'],
    ] as const) {
      act(() => useDeviceStore.setState({ used }));
      expect(screen.getAllByText(text(`inventory.${hint}`))).not.toEqual([]);
    }
    act(() => useDeviceStore.setState({ used: null }));
  });

  test('destroys only after a confirmation, and never a locked item', async () => {
    const locked = itemAt(2, 'blade_scalpel', { isLocked: true });
    const { api, user } = openInventory(inventoryOf([gun, locked]));
    await user.click(await button('Ward Scalpel'));
    expect(shelf().queryByRole('button', { name: action('destroy') })).toBeNull();
    await user.click(await button(pistol));
    await user.click(shelf().getByRole('button', { name: action('destroy') }));
    await user.click(await button(text('inventory.cancel')));
    expect(api.callsOf('inventory.destroy')).toHaveLength(0);
    await user.click(shelf().getByRole('button', { name: action('destroy') }));
    const dialog = within(await screen.findByRole('alertdialog'));
    await user.click(dialog.getByRole('button', { name: action('destroy') }));
    await waitFor(() => expect(api.callsOf('inventory.destroy')[0]).toMatchObject({ itemId: gun.id, quantity: 1 }));
  });
});
