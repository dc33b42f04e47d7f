import { canBindKeys, canBindPad, defaultKeyBindings } from '@necp/shared/settings/rules';
import { expect, test } from 'vitest';
import { bindCode, bindKey, freeCode, padBindings, storedKeys, storedPad, takeCode } from './bindings';

const keys = defaultKeyBindings;

test('binds a free key to any slot of an action', () => {
  const answer = bindKey(keys, { action: 'sprint', slot: 1 }, 'BracketLeft');
  expect(answer).toMatchObject({ kind: 'bound', bound: { sprint: ['ShiftLeft', 'BracketLeft'] } });
});

test('binds a button of the mouse like a key', () => {
  expect(bindKey(keys, { action: 'dodge', slot: 1 }, 'Mouse3')).toMatchObject({
    kind: 'bound',
    bound: { dodge: ['Space', 'Mouse3'] },
  });
  expect(bindKey(keys, { action: 'dodge', slot: 1 }, 'Mouse0')).toEqual({ kind: 'taken', by: 'fire', code: 'Mouse0' });
});

test('refuses a key of another action and names that action', () => {
  expect(bindKey(keys, { action: 'chat', slot: 0 }, 'KeyW')).toEqual({ kind: 'taken', by: 'moveUp', code: 'KeyW' });
  expect(bindKey(keys, { action: 'moveUp', slot: 1 }, 'KeyW')).toEqual({ kind: 'taken', by: 'moveUp', code: 'KeyW' });
});

test('refuses keys that the browser needs', () => {
  expect(bindKey(keys, { action: 'chat', slot: 0 }, 'Escape')).toEqual({ kind: 'kept', code: 'Escape' });
  expect(bindKey(keys, { action: 'chat', slot: 0 }, '')).toEqual({ kind: 'kept', code: '' });
});

test('changes nothing when the bound key is pressed again', () => {
  expect(bindKey(keys, { action: 'moveUp', slot: 0 }, 'KeyW')).toEqual({ kind: 'bound', bound: keys });
});

test('leaves the other action its second key when the first is taken over', () => {
  const taken = takeCode(keys, { action: 'sprint', slot: 0 }, 'KeyW');
  expect(taken.moveUp).toEqual(['ArrowUp']);
  expect(taken.sprint).toEqual(['KeyW', 'ShiftRight']);
  expect(canBindKeys(storedKeys(taken))).toEqual({ ok: true });
});

test('clears one slot of an action', () => {
  expect(freeCode(keys, { action: 'chat', slot: 0 }).chat).toEqual(['KeyT']);
});

test('binds the buttons of a gamepad, with and without the layer', () => {
  const pad = padBindings({});
  expect(bindCode(pad, { action: 'reputation', slot: 0 }, 'LayerPad7')).toMatchObject({ kind: 'taken', by: 'zoomIn' });
  const answer = bindCode(pad, { action: 'reputation', slot: 0 }, 'LayerPad16');
  expect(answer).toMatchObject({ kind: 'bound', bound: { reputation: ['LayerPad16'] } });
  const taken = storedPad(takeCode(pad, { action: 'abilities', slot: 0 }, 'Pad3'));
  expect(taken).toMatchObject({ abilities: ['Pad3'], swapWeapon: [] });
  expect(canBindPad(taken)).toEqual({ ok: true });
});
