import type { AppRouter } from '@necp/api/root';
import { GameError } from '@necp/shared/kernel';
import type { inferRouterInputs, inferRouterOutputs } from '@trpc/server';
import superjson from 'superjson';
import { vi } from 'vitest';

type Inputs = inferRouterInputs<AppRouter>;
type Outputs = inferRouterOutputs<AppRouter>;
type Procedure = { [R in keyof Outputs & string]: `${R}.${keyof Outputs[R] & string}` }[keyof Outputs & string];
type At<T, P extends string> = P extends `${infer R}.${infer N}`
  ? R extends keyof T
    ? N extends keyof T[R]
      ? T[R][N]
      : never
    : never
  : never;

/** The server's answer to each procedure; a thrown `GameError` is a refusal. */
export type FakeAnswers = { [P in Procedure]?: (input: At<Inputs, P>) => At<Outputs, P> };
export interface FakeApi {
  /** Returns the inputs with which a procedure was called, the first call first. */
  readonly callsOf: <P extends Procedure>(procedure: P) => readonly At<Inputs, P>[];
}

/** Replaces the server below `fetch`, so that batching, transport and errors are those of the product. */
export function fakeApi(answers: FakeAnswers): FakeApi {
  const calls: { readonly path: string; readonly input: unknown }[] = [];
  const answer = (path: string, serialized: unknown) => {
    const input = serialized === undefined ? undefined : superjson.deserialize(serialized as never);
    calls.push({ path, input });
    try {
      const respond = (answers as Record<string, ((input: unknown) => unknown) | undefined>)[path];
      if (!respond) throw new GameError('not_found', 'kernel.not_found');
      return { result: { data: superjson.serialize(respond(input)) } };
    } catch (error) {
      if (!(error instanceof GameError)) throw error;
      return { error: superjson.serialize(refusalOf(path, error)) };
    }
  };
  vi.stubGlobal('fetch', async (target: string, init?: RequestInit) => {
    const url = new URL(target, window.location.href);
    const sent = typeof init?.body === 'string' ? init.body : (url.searchParams.get('input') ?? '{}');
    const inputs = JSON.parse(sent) as Record<string, unknown>;
    const paths = url.pathname.slice('/api/trpc/'.length).split(',');
    return new Response(JSON.stringify(paths.map((path, index) => answer(path, inputs[index]))), {
      headers: { 'content-type': 'application/json' },
    });
  });
  return {
    callsOf: (procedure) => calls.filter(({ path }) => path === procedure).map(({ input }) => input) as never,
  };
}

const refusalOf = (path: string, error: GameError) => ({
  message: error.message,
  code: -32600,
  data: { code: 'BAD_REQUEST', httpStatus: 400, path, game: error.view() },
});
