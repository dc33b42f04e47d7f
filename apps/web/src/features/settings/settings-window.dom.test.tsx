import { GameError } from '@necp/shared/kernel';
import { defaultSettings } from '@necp/shared/settings/rules';
import type { KeyAction, PadAction, Settings, SettingsView } from '@necp/shared/settings/schema';
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { FakeAnswers } from '../../testing/fake-api';
import { button, renderApp, text } from '../../testing/render-app';
import { usePadCapture } from '../../components/controls/pad-capture';
import { useHudRequest } from './hud-request';
import { SettingsWindow } from './settings-window';
import { useShownEffects } from './store';

const slotName = (action: KeyAction | PadAction, slot: number) =>
  text('settings.keySlot', { action: text(`settings.action.${action}`), slot });
const keySlot = (action: KeyAction | PadAction, slot: number) =>
  screen.findByRole('button', { name: new RegExp(`^${slotName(action, slot)}:`) });

/** Opens the settings on one of their pages. */
async function openSettings(page: 'display' | 'sound' | 'keys' | 'pad', answers: FakeAnswers = {}) {
  let saved: Settings = defaultSettings('en');
  const view = (settings: Settings): SettingsView => ({ settings, savedAt: new Date(0) });
  const app = renderApp(<SettingsWindow onClose={vi.fn()} />, {
    'settings.view': () => view(saved),
    'settings.save': ({ settings }) => {
      saved = settings;
      return view(settings);
    },
    ...answers,
  });
  await app.user.click(await screen.findByRole('tab', { name: text(`settings.${page}`) }));
  const lastSaved = () => app.api.callsOf('settings.save').at(-1)?.settings;
  return { ...app, lastSaved };
}

beforeEach(() => useShownEffects.getState().clear());

describe('settings', () => {
  test('binds a key that is free', async () => {
    const { user, lastSaved } = await openSettings('keys');
    await user.click(await keySlot('dodge', 1));
    expect((await keySlot('dodge', 1)).textContent).toBe(text('settings.pressKey'));
    await user.keyboard('[BracketLeft]');
    await waitFor(() => expect(lastSaved()?.keys.dodge).toEqual(['BracketLeft']));
    expect((await keySlot('dodge', 1)).textContent).toBe('[');
  });

  test('adds a second key and clears it again', async () => {
    const { user, lastSaved } = await openSettings('keys');
    await user.click(await keySlot('dodge', 2));
    await user.keyboard('[BracketLeft]');
    await waitFor(() => expect(lastSaved()?.keys.dodge).toEqual(['Space', 'BracketLeft']));
    const action = text('settings.action.dodge');
    await user.click(await button(text('settings.freeKey', { action, slot: 2 })));
    await waitFor(() => expect(lastSaved()?.keys.dodge).toEqual(['Space']));
  });

  test('says which action has a key, and reassigns the key when the player confirms', async () => {
    const { api, user, lastSaved } = await openSettings('keys');
    await user.click(await keySlot('dodge', 1));
    await user.keyboard('[KeyR]');
    const taken = text('settings.keyTaken', { key: 'R', action: text('settings.action.reload') });
    expect(await screen.findByText(taken)).toBeTruthy();
    expect(api.callsOf('settings.save')).toHaveLength(0);
    await user.click(await button(text('settings.takeKey')));
    await waitFor(() => expect(lastSaved()?.keys.dodge).toEqual(['KeyR']));
    expect(lastSaved()?.keys.reload).toEqual([]);
    expect(screen.queryByText(taken)).toBeNull();
  });

  test('refuses keys the browser needs and stops waiting on Escape', async () => {
    const { api, user } = await openSettings('keys');
    await user.click(await keySlot('dodge', 1));
    await user.keyboard('[F5]');
    expect(await screen.findByText(text('settings.keyKept', { key: 'F5' }))).toBeTruthy();
    await user.click(await keySlot('dodge', 1));
    await user.keyboard('[Escape]');
    expect((await keySlot('dodge', 1)).textContent).not.toBe(text('settings.pressKey'));
    expect(api.callsOf('settings.save')).toHaveLength(0);
  });

  test('resets the keys to the defaults', async () => {
    const { user, lastSaved } = await openSettings('keys');
    await user.click(await keySlot('chat', 1));
    await user.keyboard('[BracketLeft]');
    await waitFor(() => expect(lastSaved()?.keys.chat).toEqual(['BracketLeft', 'KeyT']));
    await user.click(await button(text('settings.originalKeys')));
    await waitFor(() => expect(lastSaved()?.keys).toEqual(defaultSettings('en').keys));
  });

  test('saves a volume that is set with the keyboard', async () => {
    const { user, lastSaved } = await openSettings('sound');
    const slider = await screen.findByRole('slider', { name: text('settings.bus.music') });
    expect(slider.getAttribute('aria-valuenow')).toBe('0.5');
    slider.focus();
    await user.keyboard('{End}');
    fireEvent.keyUp(slider, { key: 'End' });
    await waitFor(() => expect(lastSaved()?.sound.music).toBe(1));
    expect(lastSaved()?.sound.master).toBe(defaultSettings('en').sound.master);
  });

  test('shows a choice at once and reverts it when the server refuses', async () => {
    const { user } = await openSettings('display', {
      'settings.save': () => {
        throw new GameError('conflict', 'settings.key_taken');
      },
    });
    const motion = within(await screen.findByRole('radiogroup', { name: text('settings.motion') }));
    const option = (name: string) => motion.getByRole('radio', { name: text(`settings.motionLevel.${name}`) });
    await user.click(option('reduced'));
    expect(await screen.findByText(text('errors.settings.key_taken'))).toBeTruthy();
    await waitFor(() => expect(option('system').getAttribute('aria-checked')).toBe('true'));
  });

  test('names the buttons of the mouse and binds one that is pressed on a waiting slot', async () => {
    const { user, lastSaved } = await openSettings('keys');
    expect((await keySlot('fire', 1)).textContent).toBe(text('controls.mouse.Mouse0'));
    const slot = await keySlot('dodge', 2);
    await user.click(slot);
    await user.pointer([{ keys: '[MouseRight>]', target: slot }, { keys: '[/MouseRight]' }]);
    const taken = { key: text('controls.mouse.Mouse2'), action: text('settings.action.steady') };
    expect(await screen.findByText(text('settings.keyTaken', taken))).toBeTruthy();
    await user.click(await button(text('settings.takeKey')));
    await waitFor(() => expect(lastSaved()?.keys.dodge).toEqual(['Space', 'Mouse2']));
    expect(lastSaved()?.keys.steady).toEqual(['Quote']);
  });

  test('does not wait again after the left button was bound', async () => {
    const { user, lastSaved } = await openSettings('keys');
    const slot = await keySlot('fire', 2);
    await user.click(slot);
    await user.click(slot);
    expect(slot.textContent).not.toBe(text('settings.pressKey'));
    expect(lastSaved()).toBeUndefined();
  });

  test('binds the next button of a gamepad, and resets them to the defaults', async () => {
    const { user, lastSaved } = await openSettings('pad');
    await user.click(await keySlot('reputation', 1));
    expect((await keySlot('reputation', 1)).textContent).toBe(text('settings.pressButton'));
    act(() => usePadCapture.getState().take?.('Pad16'));
    await waitFor(() => expect(lastSaved()?.pad.reputation).toEqual(['Pad16']));
    expect(usePadCapture.getState().take).toBeNull();
    await user.click(await button(text('settings.originalKeys')));
    await waitFor(() => expect(lastSaved()?.pad).toEqual({}));
  });

  test('says which action has a button of the gamepad, and lets go of the slot on Escape', async () => {
    const { user, lastSaved } = await openSettings('pad');
    await user.click(await keySlot('reputation', 1));
    act(() => usePadCapture.getState().take?.('Pad7'));
    const taken = { key: 'R2', action: text('settings.action.fire') };
    expect(await screen.findByText(text('settings.keyTaken', taken))).toBeTruthy();
    await user.click(await keySlot('reputation', 1));
    await user.keyboard('{Escape}');
    expect(usePadCapture.getState().take).toBeNull();
    expect(lastSaved()).toBeUndefined();
  });

  test('says when the effects are reduced, and for how long: until the machine keeps up', async () => {
    await openSettings('display');
    expect(await screen.findByText(text('settings.effectsHint'))).toBeTruthy();
    act(() => useShownEffects.getState().setEffects('off'));
    const reduced = text('settings.effectsReduced', { level: text('settings.effectsLevel.off') });
    expect(await screen.findByText(reduced)).toBeTruthy();
    act(() => useShownEffects.getState().setEffects('high'));
    await waitFor(() => expect(screen.queryByText(reduced)).toBeNull());
  });

  test('locks the effects, and then says nothing about reducing them', async () => {
    useShownEffects.getState().setEffects('low');
    const { user, lastSaved } = await openSettings('display');
    await user.click(await screen.findByRole('switch', { name: new RegExp(text('settings.effectsLock')) }));
    await waitFor(() => expect(lastSaved()?.effectsPace).toBe('locked'));
    expect(await screen.findByText(text('settings.effectsHint'))).toBeTruthy();
  });

  test('asks the game screen to open the edit mode of the HUD', async () => {
    const { user } = await openSettings('display');
    const before = useHudRequest.getState().count;
    await user.click(await button(text('settings.hud.title')));
    expect(useHudRequest.getState().count).toBe(before + 1);
  });
});
