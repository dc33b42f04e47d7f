import { canBindKeys, defaultKeyBindings } from '@necp/shared/settings/rules';
import { expect, test } from 'vitest';
import { bindKey, freeKey, takeKey } from './bindings';

const keys = defaultKeyBindings;

test('a free key can be bound to any place of an action', () => {
  const answer = bindKey(keys, { action: 'sprint', slot: 1 }, 'KeyY');
  expect(answer).toMatchObject({ kind: 'bound' });
  if (answer.kind === 'bound') expect(answer.keys.sprint).toEqual(['ShiftLeft', 'KeyY']);
});

test('a key that does something else is refused by name', () => {
  expect(bindKey(keys, { action: 'chat', slot: 0 }, 'KeyW')).toEqual({ kind: 'taken', by: 'moveUp', code: 'KeyW' });
  expect(bindKey(keys, { action: 'moveUp', slot: 1 }, 'KeyW')).toEqual({ kind: 'taken', by: 'moveUp', code: 'KeyW' });
});

test('keys the browser needs cannot be bound', () => {
  expect(bindKey(keys, { action: 'chat', slot: 0 }, 'Escape')).toEqual({ kind: 'kept', code: 'Escape' });
  expect(bindKey(keys, { action: 'chat', slot: 0 }, '')).toEqual({ kind: 'kept', code: '' });
});

test('pressing the key that already stands there changes nothing', () => {
  expect(bindKey(keys, { action: 'moveUp', slot: 0 }, 'KeyW')).toEqual({ kind: 'bound', keys });
});

test('a key taken from another action leaves that one its second key', () => {
  const taken = takeKey(keys, { action: 'sprint', slot: 0 }, 'KeyW');
  expect(taken.moveUp).toEqual(['ArrowUp']);
  expect(taken.sprint).toEqual(['KeyW', 'ShiftRight']);
  expect(canBindKeys(taken)).toEqual({ ok: true });
});

test('the last key of an action stays', () => {
  const once = freeKey(keys, { action: 'chat', slot: 0 });
  expect(once.chat).toHaveLength(1);
  expect(freeKey(once, { action: 'chat', slot: 0 })).toBe(once);
});
