import { expect, it, vi } from 'vitest';
import { catchEscape } from './use-escape-first';

const press = (target: EventTarget, key: string) =>
  target.dispatchEvent(Object.assign(new Event('keydown', { cancelable: true }), { key }));

it('the first Escape puts the held item down, the second reaches the window', () => {
  const world = new EventTarget();
  const closed = vi.fn();
  const stop = catchEscape(world, () => stop());
  world.addEventListener('keydown', closed);
  press(world, 'Escape');
  expect(closed).not.toHaveBeenCalled();
  press(world, 'Escape');
  expect(closed).toHaveBeenCalledOnce();
});

it('leaves other keys alone', () => {
  const world = new EventTarget();
  const listener = vi.fn();
  const letGo = vi.fn();
  catchEscape(world, letGo);
  world.addEventListener('keydown', listener);
  press(world, 'Enter');
  expect([letGo.mock.calls.length, listener.mock.calls.length]).toEqual([0, 1]);
});
