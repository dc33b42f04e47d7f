import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { outsideSettings } from '@necp/api/server';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { guardOf, isProvidersFault } from './guard';
import { claimedOf, visitUrl } from './protocol';
import { EnvProviders, type Provider } from './settings';
import { stubEnvironment } from '../testing/environment';
import { startIssuer } from './testing/issuer';
import { visitOf } from './visit';

let issuer: Awaited<ReturnType<typeof startIssuer>>;
/** Answers every request as a test wants. */
let stranger: Server;
let answer: (response: ServerResponse) => void = (response) => response.end();
const held: ServerResponse[] = [];
let serial = 0;

beforeAll(async () => {
  issuer = await startIssuer();
  stranger = createServer((_request, response) => answer(response));
  await new Promise<void>((ready) => stranger.listen(0, '127.0.0.1', ready));
  stubEnvironment();
});
afterEach(() => {
  vi.useRealTimers();
  held.splice(0).forEach((response) => response.end());
});
afterAll(async () => {
  vi.unstubAllEnvs();
  stranger.closeAllConnections();
  await Promise.all([issuer.close(), new Promise((closed) => stranger.close(closed))]);
});

/** Returns a provider of its own, so that no test meets the breaker of another. */
function providerAt(url: string): Provider {
  const id = `away-${(serial += 1)}`;
  const settings = { id, name: 'Fixer', issuer: url, clientId: 'necp', clientSecret: 'secret' };
  return (EnvProviders.parse(JSON.stringify([settings])) as [Provider])[0];
}
const strangerUrl = () => `http://127.0.0.1:${(stranger.address() as AddressInfo).port}`;
const visit = visitOf('the secret of one browser', 'fixer');
const begin = (provider: Provider) => visitUrl(provider, visit, 'sign_in');
const outcomeOf = (begun: Promise<string>) =>
  begun.then(
    () => 'visits',
    (error: Error) => (error.name === 'OutsideAway' ? error.message : isProvidersFault(error)),
  );

async function failUntilOpen(provider: Provider) {
  for (let tries = 0; tries < outsideSettings.provider.lastCalls; tries++)
    expect(await outcomeOf(begin(provider))).toBe(true);
  expect(guardOf(provider.id).isOpen).toBe(true);
}

describe('a provider of sign-in', () => {
  it.each<[string, (response: ServerResponse) => void]>([
    ['ends connections', (response) => response.destroy()],
    ['answers with its own fault', (response) => response.writeHead(503).end('{}')],
    ['answers with a page', (response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>hi</h1>')],
    ['answers with rubbish', (response) => response.writeHead(200, { 'content-type': 'application/json' }).end('{"a')],
  ])('that %s is not asked for a while, and asked again later', async (_, answers) => {
    const provider = providerAt(strangerUrl());
    answer = answers;
    await failUntilOpen(provider);
    expect(await outcomeOf(begin(provider))).toBe(`provider:${provider.id}: open`);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2030, 0, 1) });
    expect(await outcomeOf(begin(provider))).toBe(true);
    expect(await outcomeOf(begin(provider))).toBe(`provider:${provider.id}: open`);
  });

  it('that does not answer holds few visits, and none to another provider', async () => {
    const silent = providerAt(strangerUrl());
    answer = (response) => void held.push(response);
    // One discovery serves all visits, and each of them keeps its place until it ends.
    const waiting = Array.from({ length: outsideSettings.provider.mostAtOnce }, () => outcomeOf(begin(silent)));
    expect(await outcomeOf(begin(silent))).toBe(`provider:${silent.id}: full`);
    expect(await begin(providerAt(issuer.url))).toContain(`${issuer.url}/authorize`);
    await vi.waitFor(() => expect(held).toHaveLength(1), { timeout: 60_000 });
    held.splice(0).forEach((response) => response.destroy());
    expect(new Set(await Promise.all(waiting))).toEqual(new Set([true]));
    expect(await outcomeOf(begin(silent))).toBe(`provider:${silent.id}: open`);
  });

  it('that does not answer in time is given up', async () => {
    const silent = providerAt(strangerUrl());
    answer = (response) => void held.push(response);
    expect(await outcomeOf(begin(silent))).toBe(true);
  }, 60_000);

  it('stays open for all players when visitors bring codes that were never given', async () => {
    const provider = providerAt(issuer.url);
    const search = `?${new URLSearchParams({ code: 'never given', state: visit.state, iss: issuer.url })}`;
    for (let tries = 0; tries < 2 * outsideSettings.provider.lastCalls; tries++)
      await expect(claimedOf(provider, { search, visit })).rejects.toSatisfy(
        (error: Error) => !isProvidersFault(error),
      );
    expect(guardOf(provider.id).isOpen).toBe(false);
    expect(await outcomeOf(begin(provider))).toBe('visits');
  });
});
