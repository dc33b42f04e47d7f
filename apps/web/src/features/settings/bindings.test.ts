import { canBindKeys, defaultKeyBindings } from '@necp/shared/settings/rules';
import { expect, test } from 'vitest';
import { bindKey, freeKey, takeKey } from './bindings';

const keys = defaultKeyBindings;

test('binds a free key to any slot of an action', () => {
  const answer = bindKey(keys, { action: 'sprint', slot: 1 }, 'KeyY');
  expect(answer).toMatchObject({ kind: 'bound' });
  if (answer.kind === 'bound') expect(answer.keys.sprint).toEqual(['ShiftLeft', 'KeyY']);
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
  expect(bindKey(keys, { action: 'moveUp', slot: 0 }, 'KeyW')).toEqual({ kind: 'bound', keys });
});

test('leaves the other action its second key when the first is taken over', () => {
  const taken = takeKey(keys, { action: 'sprint', slot: 0 }, 'KeyW');
  expect(taken.moveUp).toEqual(['ArrowUp']);
  expect(taken.sprint).toEqual(['KeyW', 'ShiftRight']);
  expect(canBindKeys(taken)).toEqual({ ok: true });
});

test('refuses to remove the last key of an action', () => {
  const once = freeKey(keys, { action: 'chat', slot: 0 });
  expect(once.chat).toHaveLength(1);
  expect(freeKey(once, { action: 'chat', slot: 0 })).toBe(once);
});
