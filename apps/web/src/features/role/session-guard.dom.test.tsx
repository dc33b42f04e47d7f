import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { SessionGuard } from './session-guard';

afterEach(() => {
  vi.unstubAllGlobals();
});

/** Answers the questions for the session with these statuses in turn, and with the last one from then on. */
function answering(statuses: number[]) {
  const asked = vi.fn(async () => new Response(null, { status: statuses.length > 1 ? statuses.shift() : statuses[0] }));
  vi.stubGlobal('fetch', asked);
  return asked;
}

function guard(onEnd: () => void) {
  render(
    <QueryClientProvider client={new QueryClient()}>
      <SessionGuard onEnd={onEnd} />
    </QueryClientProvider>,
  );
}

test('a page of staff is left once its session is over', async () => {
  const onEnd = vi.fn();
  const asked = answering([204, 401]);
  guard(onEnd);
  await vi.waitFor(() => expect(onEnd).toHaveBeenCalledTimes(1), { timeout: 60_000 });
  expect(asked).toHaveBeenCalledTimes(2);
});

test('a page of staff stays while the server cannot say', async () => {
  const onEnd = vi.fn();
  const asked = answering([503]);
  guard(onEnd);
  await vi.waitFor(() => expect(asked.mock.calls.length).toBeGreaterThan(1), { timeout: 60_000 });
  expect(onEnd).not.toHaveBeenCalled();
});
