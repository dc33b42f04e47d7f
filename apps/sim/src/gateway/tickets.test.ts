import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, type JWK } from 'jose';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { BadTicket, createTicketVerifier } from './tickets';

/** The keys that the web app publishes now. */
let published: JWK[] = [];
let fetches = 0;
const server = createServer((_request, response) => {
  fetches += 1;
  response.end(JSON.stringify({ keys: published }));
});
beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
afterAll(() => void server.close());

const startMs = Date.UTC(2077, 0, 1);
let nowMs = startMs;
const openVerifier = () =>
  createTicketVerifier({
    jwksUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    peerKey: async () => null,
    nowMs: () => nowMs,
    guard: { call: (work) => work(AbortSignal.timeout(60_000)) },
    onTrouble: () => undefined,
  });

async function makeKey(kid: string) {
  const { privateKey, publicKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
  const sign = (audience = 'sim') =>
    new SignJWT({ aid: randomUUID(), sid: randomUUID() })
      .setProtectedHeader({ alg: 'EdDSA', kid, typ: 'JWT' })
      .setSubject(randomUUID())
      .setAudience(audience)
      .setJti(randomUUID())
      .setExpirationTime(nowMs / 1000 + 30)
      .sign(privateKey);
  return { jwk: { ...(await exportJWK(publicKey)), kid, alg: 'EdDSA', use: 'sig' }, sign };
}

it('accepts tickets of the next key as soon as it signs, without a restart', async () => {
  const [first, next] = [await makeKey('first'), await makeKey('next')];
  const verify = openVerifier();
  published = [first.jwk];
  await verify(await first.sign());
  published = [next.jwk, first.jwk];
  nowMs += 3_000;
  await expect(verify(await next.sign())).resolves.toBeDefined();
  await expect(verify(await first.sign())).resolves.toBeDefined();
});

it('refuses tickets of a key that leaked within a minute after it was replaced', async () => {
  const [leaked, next] = [await makeKey('leaked'), await makeKey('next')];
  const verify = openVerifier();
  published = [leaked.jwk];
  await verify(await leaked.sign());
  published = [next.jwk];
  nowMs += 60_001;
  await expect(verify(await leaked.sign())).rejects.toBeInstanceOf(BadTicket);
});

it('refuses an access token, which is signed with the same key', async () => {
  const key = await makeKey('shared');
  published = [key.jwk];
  await expect(openVerifier()(await key.sign('api'))).rejects.toBeInstanceOf(BadTicket);
});

it('asks for the keys once, however many unknown ones strangers name', async () => {
  const [key, unknown] = [await makeKey('known'), await makeKey('unknown')];
  published = [key.jwk];
  const verify = openVerifier();
  await verify(await key.sign());
  const before = fetches;
  for (let tries = 0; tries < 20; tries += 1)
    await expect(verify(await unknown.sign())).rejects.toBeInstanceOf(BadTicket);
  expect(fetches - before).toBeLessThanOrEqual(1);
});
