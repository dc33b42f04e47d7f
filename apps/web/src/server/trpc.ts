import { readBody } from '@necp/api/rest';
import { appRouter, createCaller } from '@necp/api/root';
import { maxBatchSize } from '@necp/api/trpc';
import { headersOf, viewOf } from '@necp/api/errors';
import { GameError, type ErrorView } from '@necp/shared/kernel';
import { TRPCError } from '@trpc/server';
import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import { headers } from 'next/headers';
import { currentActor } from './session';
import { contextOfBrowser, contextOfPage } from './trpc-context';

/** Procedures for pages rendered on the server, called as the user who requests the page. */
export async function serverCaller(): Promise<ReturnType<typeof createCaller>> {
  return createCaller(contextOfPage(headers(), await currentActor()));
}

/** Returns what a caller may see of the error of a procedure; null for any other error. */
export function refusalOf(error: unknown): ErrorView | null {
  return error instanceof TRPCError ? viewOf(error) : null;
}

/** Answers the browser's calls. */
export async function answerTrpc(request: Request): Promise<Response> {
  try {
    const body = request.method === 'POST' ? await readBody(request) : undefined;
    const { url, method } = request;
    return await fetchRequestHandler({
      endpoint: '/api/trpc',
      req: new Request(url, { method, headers: request.headers, body, signal: request.signal }),
      router: appRouter,
      maxBatchSize,
      createContext: ({ resHeaders }) =>
        contextOfBrowser(request.headers, (line) => resHeaders.append('set-cookie', line)),
      responseMeta: ({ errors }) => ({ headers: headersOf(errors) }),
    });
  } catch (error) {
    const view = error instanceof GameError ? error.view() : viewOf(new TRPCError({ code: 'INTERNAL_SERVER_ERROR' }));
    return Response.json(
      { error: { json: { message: view.code, code: -32_600, data: { game: view } } } },
      { status: 413 },
    );
  }
}
