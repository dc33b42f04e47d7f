import { openApiDocument } from '@necp/api/openapi';
import { answerRest } from '@necp/api/rest';
import { env } from '../env';
import { answerDocs } from './api-docs';
import { oncePerProcess } from './once-per-process';
import { contextOfRest } from './trpc-context';

/** Answers `/api/v1/…`: the procedures, their description and a page to read it. */
export async function answerV1(request: Request): Promise<Response> {
  const path = new URL(request.url).pathname.replace(/^\/api\/v1/, '');
  const reads = request.method === 'GET' || request.method === 'HEAD';
  if (reads && path === '/openapi.json')
    return Response.json(oncePerProcess('openapi', () => openApiDocument(env.PUBLIC_URL)));
  if (reads && (path === '/docs' || path.startsWith('/docs/')))
    return answerDocs(path.slice('/docs'.length), request.headers.get('x-nonce') ?? '');
  return answerRest(request, path, () => contextOfRest(request.headers));
}
