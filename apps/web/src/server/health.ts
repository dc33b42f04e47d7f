import { isBearer, publishedKeys, publishedMs } from '@necp/api/server';
import { env } from '../env';
import { life } from './boot';
import { domain } from './domain';
import { metricsText } from './metrics';

const fresh = { 'cache-control': 'no-store' };

/**
 * Answers whether new requests should be sent here: Postgres answers and the process was not asked to stop. Redis may
 * be unavailable.
 */
export async function answerReady(): Promise<Response> {
  const isReady = !life.isStopping && (await domain().isReady());
  return Response.json({ ready: isReady }, { status: isReady ? 200 : 503, headers: fresh });
}

export function answerAlive(): Response {
  return Response.json({ alive: true }, { headers: fresh });
}

/** Answers the metrics for the operator; protected by a token where one is set. */
export async function answerMetrics(request: Request): Promise<Response> {
  if (env.METRICS_TOKEN !== undefined && !isBearer(request.headers.get('authorization'), env.METRICS_TOKEN))
    return new Response('', { status: 401 });
  const { text, contentType } = await metricsText();
  return new Response(text, { headers: { ...fresh, 'content-type': contentType } });
}

/** Answers the keys with which access tokens and tickets to the simulation can be checked. */
export async function answerKeys(): Promise<Response> {
  const ctx = domain().systemCtx();
  try {
    const headers = { 'cache-control': `public, max-age=${publishedMs / 1000}` };
    return Response.json(await publishedKeys(ctx), { headers });
  } catch (error) {
    ctx.log.error({ err: error }, 'the signing keys cannot be read');
    return Response.json({ keys: [] }, { status: 503, headers: fresh });
  }
}
