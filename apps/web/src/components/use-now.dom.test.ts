import { renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { steadyMs } from './kernel/clock';
import { useNow } from './use-now';

beforeEach(() => void vi.useFakeTimers({ toFake: ['performance', 'setInterval', 'clearInterval'] }));
afterEach(() => void vi.useRealTimers());

test('the first time shown after a stop is the present one', () => {
  const drawn: number[] = [];
  const { rerender } = renderHook(
    ({ everyMs }: { readonly everyMs: number | null }) => {
      const now = useNow(everyMs);
      drawn.push(now);
      return now;
    },
    { initialProps: { everyMs: null } as { readonly everyMs: number | null } },
  );
  const before = steadyMs();
  vi.advanceTimersByTime(882_000);
  rerender({ everyMs: 100 });
  expect(drawn.at(-1)).toBe(before + 882_000);
});
