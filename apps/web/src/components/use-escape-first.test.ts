import { expect, it, vi } from 'vitest';
import { catchEscape } from './use-escape-first';

const press = (target: EventTarget, key: string) =>
  target.dispatchEvent(Object.assign(new Event('keydown', { cancelable: true }), { key }));

it('the first Escape puts down what is in the hand, the second reaches the window', () => {
  const street = new EventTarget();
  const closed = vi.fn();
  const stop = catchEscape(street, () => stop());
  street.addEventListener('keydown', closed);
  press(street, 'Escape');
  expect(closed).not.toHaveBeenCalled();
  press(street, 'Escape');
  expect(closed).toHaveBeenCalledOnce();
});

it('other keys go where they went before', () => {
  const street = new EventTarget();
  const listener = vi.fn();
  const letGo = vi.fn();
  catchEscape(street, letGo);
  street.addEventListener('keydown', listener);
  press(street, 'Enter');
  expect([letGo.mock.calls.length, listener.mock.calls.length]).toEqual([0, 1]);
});
