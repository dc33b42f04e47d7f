import { describe, expect, it } from 'vitest';
import { canBindKeys, defaultKeyBindings, defaultSettings, mendSettings } from './rules';
import { Settings } from './schema';

describe('settings', () => {
  it('start complete and valid in both languages', () => {
    expect(Settings.parse(defaultSettings('en')).language).toBe('en');
    expect(Settings.parse(defaultSettings('ru')).language).toBe('ru');
    expect(canBindKeys(defaultKeyBindings)).toEqual({ ok: true });
  });

  it('keep what is good of an old row and mend the rest', () => {
    const old = { ...defaultSettings('en'), effects: 'ultra', scale: 1.2, sound: { master: 2 } };
    expect(mendSettings(old, 'ru')).toEqual({ ...defaultSettings('ru'), language: 'en', scale: 1.2 });
    expect(mendSettings(null, 'ru')).toEqual(defaultSettings('ru'));
    expect(mendSettings('garbage', 'en')).toEqual(defaultSettings('en'));
  });

  it('saved before there was a frame cap draw as much as they can', () => {
    const { frameCap, ...old } = { ...defaultSettings('en'), effects: 'low' as const };
    expect(frameCap).toBe('unlimited');
    expect(mendSettings(old, 'ru')).toEqual({ ...old, frameCap: 'unlimited' });
    expect(mendSettings({ ...old, frameCap: '144' }, 'en').frameCap).toBe('unlimited');
    expect(mendSettings({ ...old, frameCap: '30' }, 'en').frameCap).toBe('30');
  });

  it('saved when there were fewer actions keep their keys and give the new ones what is free', () => {
    const { dodge, ...keys } = defaultKeyBindings;
    const old = { ...defaultSettings('en'), keys: { ...keys, sprint: ['Space'] } };
    expect(mendSettings(old, 'en').keys).toEqual({ ...keys, sprint: ['Space'], dodge: [] });
    expect(mendSettings({ ...old, keys }, 'en').keys.dodge).toEqual(dodge);
  });

  it('refuse a key that does two things and an action without a key', () => {
    expect(canBindKeys({ ...defaultKeyBindings, chat: ['KeyW'] })).toMatchObject({ code: 'settings.key_taken' });
    expect(canBindKeys({ ...defaultKeyBindings, chat: [] })).toMatchObject({ code: 'settings.key_missing' });
  });
});
