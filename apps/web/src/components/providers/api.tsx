'use client';

import type { AppRouter } from '@necp/api/root';
import { correlationHeader, GameError, readCorrelationId, type ErrorView } from '@necp/shared/kernel';
import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createTRPCClient, httpBatchLink, TRPCClientError } from '@trpc/client';
import { createTRPCContext } from '@trpc/tanstack-react-query';
import { useState, type ReactNode } from 'react';
import superjson from 'superjson';
import { newCorrelationId } from '../correlation';
import { idleSeconds } from './last-touch';
import { proofLink } from './proof';

const { TRPCProvider, useTRPC, useTRPCClient } = createTRPCContext<AppRouter>();
export { useTRPC, useTRPCClient };
export type ApiClient = ReturnType<typeof useTRPCClient>;

/** The most calls in one request that the server allows. */
const maxBatchSize = 12;

function openApi() {
  return createTRPCClient<AppRouter>({
    links: [
      proofLink,
      httpBatchLink({
        url: '/api/trpc',
        transformer: superjson,
        maxItems: maxBatchSize,
        headers: () => ({ [correlationHeader]: newCorrelationId(), 'x-idle-seconds': String(idleSeconds()) }),
      }),
    ],
  });
}

/**
 * Returns the error as a code of the protocol: the server's refusal, `kernel.unreachable` when there was no answer,
 * `kernel.fault` for anything unexpected.
 */
export function viewOfError(error: unknown): ErrorView {
  if (error instanceof GameError) return error.view();
  if (error instanceof TRPCClientError) {
    const game = (error.data as { game?: ErrorView } | null | undefined)?.game;
    if (game) return game;
    return { kind: 'unavailable', code: 'kernel.unreachable', params: {} };
  }
  return { kind: 'unavailable', code: 'kernel.fault', params: {} };
}

/**
 * Returns the number by which support finds a call that failed for no fault of the player; null for a refusal, whose
 * words say everything, and for a call that reached no server.
 */
export function supportNumberOf(error: unknown): string | null {
  const { kind, code } = viewOfError(error);
  if (kind !== 'unavailable' || !code.startsWith('kernel.') || !(error instanceof TRPCClientError)) return null;
  const { response } = (error.meta ?? {}) as { readonly response?: Response };
  return readCorrelationId(response?.headers.get(correlationHeader));
}

/**
 * Retries when there was no answer: a refusal is an answer. A call that was on its way while the session got a new
 * secret is sent once more with that.
 */
function shouldAskAgain(failures: number, error: unknown): boolean {
  const { kind } = viewOfError(error);
  return (failures < 2 && kind === 'unavailable') || (failures < 1 && kind === 'unauthenticated');
}

/** Provides the API to everything below; a player whose session has ended is sent to the sign-in page. */
export function ApiProvider({ children }: { readonly children: ReactNode }) {
  const [client] = useState(openApi);
  const [queries] = useState(() => {
    const leaveWhenSignedOut = (error: unknown) => {
      if (viewOfError(error).kind !== 'unauthenticated') return;
      if (!/^\/(sign-in|register)/.test(window.location.pathname))
        window.location.assign(
          `/sign-in?next=${encodeURIComponent(window.location.pathname + window.location.search)}`,
        );
    };
    return new QueryClient({
      queryCache: new QueryCache({ onError: leaveWhenSignedOut }),
      mutationCache: new MutationCache({ onError: leaveWhenSignedOut }),
      defaultOptions: {
        queries: { retry: shouldAskAgain, staleTime: 15_000 },
        mutations: { retry: false, networkMode: 'always' },
      },
    });
  });
  return (
    <QueryClientProvider client={queries}>
      <TRPCProvider trpcClient={client} queryClient={queries}>
        {children}
      </TRPCProvider>
    </QueryClientProvider>
  );
}
