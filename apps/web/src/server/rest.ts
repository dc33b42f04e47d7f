import { answerPreflight, withCors } from '@necp/api/cors';
import { openApiDocument } from '@necp/api/openapi';
import { answerIndex, answerNowhere, answerRest } from '@necp/api/rest';
import { env } from '../env';
import { answerDocs } from './api-docs';
import { oncePerProcess } from './once-per-process';
import { contextOfRest } from './trpc-context';

const prefix = /^\/api\/v1/;

/** Answers `/api/v1/…`: the procedures, their description and a page to read it. */
export async function answerV1(request: Request): Promise<Response> {
  const path = new URL(request.url).pathname.replace(prefix, '');
  return withCors(await answer(request, path), request, env.ALLOWED_ORIGINS);
}

/** Answers a browser that asks whether a page of another origin may send a request. */
export function answerV1Preflight(request: Request): Response {
  return answerPreflight(request, new URL(request.url).pathname.replace(prefix, ''), env.ALLOWED_ORIGINS);
}

/** Answers a path below `/api` that leads nowhere, such as a version that does not exist. */
export function answerNoApi(request: Request): Response {
  return answerNowhere(new URL(request.url).pathname);
}

async function answer(request: Request, path: string): Promise<Response> {
  const reads = request.method === 'GET' || request.method === 'HEAD';
  if (path === '' || path === '/') return answerIndex(request);
  if (reads && path === '/openapi.json')
    return Response.json(oncePerProcess('openapi', () => openApiDocument(env.PUBLIC_URL)));
  if (reads && (path === '/docs' || path.startsWith('/docs/')))
    return answerDocs(path.slice('/docs'.length), request.headers.get('x-nonce') ?? '');
  return answerRest(request, path, () => contextOfRest(request.headers));
}
