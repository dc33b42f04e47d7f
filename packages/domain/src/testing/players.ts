import { randomInt } from 'node:crypto';
import type { CreateCharacterInput } from '@necp/shared/character/schema';
import pg from 'pg';
import { jobs } from '../account/jobs';
import { issueLink } from '../account/steps';
import { playAsGuest, register, signIn, verifyEmail } from '../account/service';
import { inTx, type Actor, type Ctx } from '../kernel';
import { actorOf } from '../session/service';
import { newRequestId, type TestDomain } from '.';

export const userAgent = 'Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0';

/** An email in the queue. */
export interface QueuedEmail {
  readonly kind: string;
  readonly to: string;
  readonly locale: string;
  readonly emailId: string;
}

/** Returns the emails queued for an address, oldest first. */
export async function queuedEmails(testDomain: TestDomain, to: string): Promise<QueuedEmail[]> {
  const client = new pg.Client({ connectionString: testDomain.databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ payload: QueuedEmail }>(
      `SELECT payload FROM graphile_worker._private_jobs
        JOIN graphile_worker._private_tasks AS task ON task.id = task_id
       WHERE task.identifier = 'account.send_email' AND payload ->> 'to' = $1 ORDER BY _private_jobs.id`,
      [to],
    );
    return rows.map(({ payload }) => payload);
  } finally {
    await client.end();
  }
}

/** Returns the secret of the newest email to an address, which is made when the email is sent. */
export async function newestToken(testDomain: TestDomain, to: string): Promise<string> {
  return (await tokensOf(testDomain, (await queuedEmails(testDomain, to)).slice(-1)))[0] ?? '';
}

/** Returns the secrets of emails; an empty one for an email that has no link. */
export async function tokensOf(testDomain: TestDomain, emails: readonly QueuedEmail[]): Promise<string[]> {
  const tokens: string[] = [];
  for (const { emailId } of emails) {
    const issued = await inTx(testDomain.domain.systemCtx(), (tx) => issueLink(tx, emailId));
    tokens.push(new URL(issued?.link ?? 'http://nowhere.test').searchParams.get('token') ?? '');
  }
  return tokens;
}

/** Runs a room's job as the worker would. */
export async function runAccountJob(ctx: Ctx, name: string, payload: unknown = {}): Promise<void> {
  const job = jobs.find((candidate) => candidate.name === name);
  if (job === undefined) throw new Error(`no job ${name}`);
  await job.run(ctx, payload);
}

/**
 * Returns the context of a caller who is not signed in; each has a different network address, so that limits of
 * different tests do not mix.
 */
export function strangerCtx(testDomain: TestDomain): Ctx {
  return testDomain.domain.ctxFor({
    actor: null,
    address: `198.${randomInt(1, 254)}.${randomInt(1, 254)}.${randomInt(1, 254)}`,
  });
}

/** Returns a context for the holder of a session's secret. */
export async function ctxOfToken(testDomain: TestDomain, token: string): Promise<Ctx & { readonly actor: Actor }> {
  const actor = await actorOf(testDomain.domain.systemCtx(), token);
  if (actor === null) throw new Error('the session is over');
  return testDomain.domain.ctxFor({ actor, address: '203.0.113.7' }) as Ctx & { readonly actor: Actor };
}

export async function guest(testDomain: TestDomain): Promise<Ctx & { readonly actor: Actor }> {
  const { token } = await playAsGuest(strangerCtx(testDomain), { locale: 'en', userAgent });
  return ctxOfToken(testDomain, token);
}

export const password = 'rain-on-neon';

/** Creates a player with a confirmed address, signed in. */
export async function player(
  testDomain: TestDomain,
  email: string,
): Promise<{ readonly ctx: Ctx & { readonly actor: Actor }; readonly token: string }> {
  await register(strangerCtx(testDomain), { email, password, locale: 'en' });
  await verifyEmail(strangerCtx(testDomain), { token: await newestToken(testDomain, email), password });
  const { token } = await signIn(strangerCtx(testDomain), { email, password, userAgent, device: null });
  return { ctx: await ctxOfToken(testDomain, token), token };
}

/** Returns a valid input for the creation of a character. */
export function newcomer(name: string): CreateCharacterInput {
  return {
    requestId: newRequestId(),
    name,
    classId: 'bouncer',
    originId: 'local',
    attributes: { body: 8, reflex: 7, tech: 4, intellect: 3, cool: 6 },
    look: {
      body: 0,
      skin: 1,
      hair: 2,
      hairHue: 3,
      eyes: 4,
      face: 5,
      cyberware: 6,
      cyberwareHue: 7,
      jacket: 8,
      jacketHue: 9,
      legs: 5,
      legsHue: 11,
    },
  };
}

/** Returns the error of a refused call, for `toMatchObject`. */
export const refusal = (error: unknown): unknown => error;
