import { defaultSettings } from '@necp/shared/settings/rules';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newRequestId, openTestDomain, type TestDomain } from '../testing';
import { guest } from '../testing/players';
import { chosenLanguageOf, settingsOf } from './queries';
import { chooseLanguage, saveSettings } from './service';

let testDomain: TestDomain;
beforeAll(async () => {
  testDomain = await openTestDomain();
});
afterAll(() => testDomain.close());

describe('settings', () => {
  it('are defaults in the language of the browser until they are saved', async () => {
    const ctx = await guest(testDomain);
    expect(await settingsOf(ctx, { language: 'ru' })).toEqual({ settings: defaultSettings('ru'), savedAt: null });
    const settings = { ...defaultSettings('en'), scale: 1.25 };
    await saveSettings(ctx, { requestId: newRequestId(), settings });
    expect((await settingsOf(ctx, { language: 'ru' })).settings).toEqual(settings);
    expect((await settingsOf(await guest(testDomain), { language: 'en' })).savedAt).toBeNull();
  });

  it('saved by two windows at once are completely those of one window', async () => {
    const ctx = await guest(testDomain);
    const requests = [0.8, 1.2].map((scale) => ({ ...defaultSettings('en'), scale, zoom: scale }));
    await Promise.all(requests.map((settings) => saveSettings(ctx, { requestId: newRequestId(), settings })));
    expect(requests).toContainEqual((await settingsOf(ctx, { language: 'en' })).settings);
  });

  it('store the language chosen anywhere, and keep all other values', async () => {
    const ctx = await guest(testDomain);
    expect(await chosenLanguageOf(ctx)).toBeNull();
    expect(await chooseLanguage(ctx, { requestId: newRequestId(), language: 'ru' })).toEqual({ keptFor: 'account' });
    expect((await settingsOf(ctx, { language: 'en' })).settings).toEqual(defaultSettings('ru'));
    await saveSettings(ctx, { requestId: newRequestId(), settings: { ...defaultSettings('ru'), scale: 1.25 } });
    await chooseLanguage(ctx, { requestId: newRequestId(), language: 'en' });
    expect((await settingsOf(ctx, { language: 'ru' })).settings).toEqual({ ...defaultSettings('en'), scale: 1.25 });
    expect(await chosenLanguageOf(ctx)).toBe('en');
  });

  it('are not stored for a visitor without an account who chooses a language', async () => {
    const before = await testDomain.domain.systemCtx().db.playerSettings.count();
    expect(await chooseLanguage(testDomain.domain.systemCtx(), { requestId: newRequestId(), language: 'ru' })).toEqual({
      keptFor: 'browser',
    });
    expect(await testDomain.domain.systemCtx().db.playerSettings.count()).toBe(before);
  });

  it('with one key for two actions are refused and not changed', async () => {
    const ctx = await guest(testDomain);
    const settings = { ...defaultSettings('en'), keys: { ...defaultSettings('en').keys, chat: ['KeyW'] } };
    await expect(saveSettings(ctx, { requestId: newRequestId(), settings })).rejects.toMatchObject({
      code: 'settings.key_taken',
    });
    expect((await settingsOf(ctx, { language: 'en' })).savedAt).toBeNull();
  });

  it('with one button of a gamepad for two actions are refused and not changed', async () => {
    const ctx = await guest(testDomain);
    const settings = { ...defaultSettings('en'), pad: { dodge: ['Pad7'] } };
    await expect(saveSettings(ctx, { requestId: newRequestId(), settings })).rejects.toMatchObject({
      code: 'settings.key_taken',
    });
    expect((await settingsOf(ctx, { language: 'en' })).savedAt).toBeNull();
  });

  it('keep the layouts of the HUD, and take none that hides what the game needs', async () => {
    const ctx = await guest(testDomain);
    const id = newRequestId();
    const place = { at: 'top_left', x: 1, y: 2, scale: 0.7, opacity: 0.4, shown: 'never' } as const;
    const withPart = (part: 'map' | 'frame') => ({
      ...defaultSettings('en'),
      hud: {
        chosen: { standard: id as string },
        layouts: [{ id, name: 'Raid', base: 'compact' as const, places: { standard: { [part]: place } } }],
      },
    });
    await saveSettings(ctx, { requestId: newRequestId(), settings: withPart('map') });
    await expect(saveSettings(ctx, { requestId: newRequestId(), settings: withPart('frame') })).rejects.toMatchObject({
      code: 'settings.part_needed',
    });
    const unknown = { ...defaultSettings('en'), hud: { chosen: { wide: id as string }, layouts: [] } };
    await expect(saveSettings(ctx, { requestId: newRequestId(), settings: unknown })).rejects.toMatchObject({
      code: 'settings.no_layout',
    });
    expect((await settingsOf(ctx, { language: 'en' })).settings).toEqual(withPart('map'));
  });
});
