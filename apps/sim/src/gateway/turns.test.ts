import { describe, expect, test } from 'vitest';
import { Turns } from './turns';

describe('a turn queue', () => {
  test('runs few at a time, in order of arrival, and refuses too many', async () => {
    const turns = new Turns(2, 3);
    const order: number[] = [];
    const open: (() => void)[] = [];
    let inside = 0;
    let most = 0;
    const visit = (number: number) =>
      turns.take(async () => {
        order.push(number);
        most = Math.max(most, ++inside);
        await new Promise<void>((resolve) => open.push(resolve));
        inside--;
      });
    const visits = [1, 2, 3, 4, 5].map(visit);
    await expect(visit(6)).rejects.toThrow(RangeError);
    for (let count = 0; count < 5; count++) {
      open.shift()?.();
      await new Promise((resolve) => setImmediate(resolve));
    }
    await Promise.all(visits);
    expect(order).toEqual([1, 2, 3, 4, 5]);
    expect(most).toBe(2);
  });

  test('continues when one of them fails', async () => {
    const turns = new Turns(1, 5);
    await expect(turns.take(() => Promise.reject(new Error('stumbled')))).rejects.toThrow('stumbled');
    expect(await turns.take(() => Promise.resolve('in'))).toBe('in');
  });
});
