import { describe, expect, it } from 'vitest';
import { canBindKeys, canBindPad, defaultKeyBindings, defaultSettings, mendSettings, padCodesOf } from './rules';
import { padActions, Settings } from './schema';

describe('settings', () => {
  it('have complete and valid defaults in both languages', () => {
    expect(Settings.parse(defaultSettings('en')).language).toBe('en');
    expect(Settings.parse(defaultSettings('ru')).language).toBe('ru');
    expect(canBindKeys(defaultKeyBindings)).toEqual({ ok: true });
  });

  it('keep the valid values of an old row and replace the rest by defaults', () => {
    const old = { ...defaultSettings('en'), effects: 'ultra', scale: 1.2, sound: { master: 2 } };
    expect(mendSettings(old, 'ru')).toEqual({ ...defaultSettings('ru'), language: 'en', scale: 1.2 });
    expect(mendSettings(null, 'ru')).toEqual(defaultSettings('ru'));
    expect(mendSettings('garbage', 'en')).toEqual(defaultSettings('en'));
  });

  it('saved before there was a frame cap have no limit', () => {
    const { frameCap, ...old } = { ...defaultSettings('en'), effects: 'low' as const };
    expect(frameCap).toBe('unlimited');
    expect(mendSettings(old, 'ru')).toEqual({ ...old, frameCap: 'unlimited' });
    expect(mendSettings({ ...old, frameCap: '144' }, 'en').frameCap).toBe('unlimited');
    expect(mendSettings({ ...old, frameCap: '30' }, 'en').frameCap).toBe('30');
  });

  it('saved when there was less to hide keep hidden what was hidden', () => {
    const old = { ...defaultSettings('en'), privacy: { profile: 'nobody', presence: 'everyone' } };
    expect(mendSettings(old, 'en').privacy).toEqual({ ...defaultSettings('en').privacy, profile: 'nobody' });
    expect(mendSettings({ ...old, privacy: 'everyone' }, 'en').privacy).toEqual(defaultSettings('en').privacy);
  });

  it('saved when there were fewer actions keep their keys, and new actions get the free ones', () => {
    const { dodge, ...keys } = defaultKeyBindings;
    const old = { ...defaultSettings('en'), keys: { ...keys, sprint: ['Space'] } };
    expect(mendSettings(old, 'en').keys).toEqual({ ...keys, sprint: ['Space'], dodge: [] });
    expect(mendSettings({ ...old, keys }, 'en').keys.dodge).toEqual(dodge);
  });

  it('refuse one key for two actions and an action without a key', () => {
    expect(canBindKeys({ ...defaultKeyBindings, chat: ['KeyW'] })).toMatchObject({ code: 'settings.key_taken' });
    expect(canBindKeys({ ...defaultKeyBindings, chat: [] })).toMatchObject({ code: 'settings.key_missing' });
    expect(canBindKeys({ ...defaultKeyBindings, editHud: [] })).toEqual({ ok: true });
  });

  it('saved before the mouse could be bound keep their keys, and its buttons do what they did', () => {
    const { pad: _pad, ...old } = defaultSettings('en');
    const keys = { ...defaultKeyBindings, fire: ['KeyO', 'KeyP'], steady: ['Quote'], targetLock: ['KeyZ'] };
    expect(mendSettings({ ...old, keys }, 'en').keys).toMatchObject({
      fire: ['Mouse0', 'KeyO', 'KeyP'],
      steady: ['Mouse2', 'Quote'],
      targetLock: ['Mouse1', 'KeyZ'],
    });
    expect(mendSettings({ ...old, pad: {}, keys }, 'en').keys.fire).toEqual(['KeyO', 'KeyP']);
  });

  it('give each button of a gamepad one action, and let the player free any but the menu and the layer', () => {
    expect(canBindPad({})).toEqual({ ok: true });
    expect(padActions.filter((action) => padCodesOf({}, action).length === 0)).toEqual([
      'member1',
      'member2',
      'member3',
      'member4',
      'abilities',
      'reputation',
      'lootLog',
      'friends',
      'notifications',
      'party',
      'mail',
      'guild',
      'emotes',
    ]);
    expect(padCodesOf({ fire: [] }, 'fire')).toEqual([]);
    expect(canBindPad({ fire: [], dodge: ['Pad7'] })).toEqual({ ok: true });
    expect(canBindPad({ dodge: ['Pad7'] })).toMatchObject({ code: 'settings.key_taken' });
    expect(canBindPad({ menu: [] })).toMatchObject({ code: 'settings.key_missing' });
    expect(Settings.shape.pad.safeParse({ fire: ['KeyA'] }).success).toBe(false);
  });
});
