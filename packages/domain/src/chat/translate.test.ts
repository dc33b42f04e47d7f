import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { linkMark } from '@necp/shared/chat/links';
import type { DomainConfig } from '../kernel';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestDomain, type TestDomain, withClient } from '../testing';
import { say } from '../testing/chat';
import { block, pair, type SocialPlayer, trio } from '../testing/social';
import { chatOverview, translateLine } from './queries';

interface Asked {
  readonly q: string[];
  readonly target: string;
  readonly [more: string]: unknown;
}
type Answers = (asked: Asked, response: ServerResponse) => void;

/** A small server with LibreTranslate's API, which answers as each test wants. */
const asked: Asked[] = [];
let answers: Answers;
const reply = (response: ServerResponse, body: unknown, status = 200) => {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
};
const honest: Answers = ({ q, target }, response) =>
  reply(response, {
    translatedText: q.map((text) => `${target}: ${text}`),
    detectedLanguage: q.map(() => ({ confidence: 90, language: 'en' })),
  });
const server = createServer((request: IncomingMessage, response) => {
  let body = '';
  request.on('data', (part: Buffer) => (body += part.toString()));
  request.on('end', () => {
    if (!request.url?.endsWith('/translate') || request.method !== 'POST') return reply(response, {}, 404);
    const wanted = JSON.parse(body) as Asked;
    asked.push(wanted);
    answers(wanted, response);
  });
});

let testDomain: TestDomain;
/** The context of a player in a process with a service; each test has its own guard. */
let serviceUrl = '';
let paths = 0;
beforeAll(async () => {
  testDomain = await openTestDomain();
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  serviceUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await testDomain.close();
});
beforeEach(() => {
  asked.length = 0;
  answers = honest;
});

type Reader = SocialPlayer['ctx'];
/** Each guard is known by its address, so every test has one of its own: the host is written in another case. */
const withService = ({ ctx }: SocialPlayer, translation?: DomainConfig['translation']): Reader => ({
  ...ctx,
  config: { ...ctx.config, translation: translation ?? { url: `${serviceUrl}/api`, key: 'secret' } },
});
const spoken = async (by: SocialPlayer, text: string, to: SocialPlayer) => {
  paths += 1;
  return (await say(by, { channel: 'whisper', name: to.name }, `${text} ${paths}`)).message;
};

describe('a line', () => {
  it('is translated for its hearers: its words alone are sent, once, and the links keep their places', async () => {
    const [mara, ivo] = await pair(testDomain);
    const { id, text } = await spoken(mara, 'the rain is back', ivo);
    const reader = withService(ivo);
    const view = await translateLine(reader, { messageId: id, to: 'ru' });
    expect(view).toEqual({ text: `ru: ${text}`, from: 'en' });
    expect(asked).toEqual([{ q: [text], source: 'auto', target: 'ru', format: 'text', api_key: 'secret' }]);
    const again = await Promise.all([
      translateLine(reader, { messageId: id, to: 'ru' }),
      translateLine(withService(mara), { messageId: id, to: 'ru' }),
    ]);
    expect(again).toEqual([view, view]);
    expect(asked).toHaveLength(1);
    const withLinks = `take ${linkMark} and ${linkMark}`;
    await withClient(testDomain.ownerUrl, (client) =>
      client.query('UPDATE chat_messages SET text = $2 WHERE message_id = $1', [id, withLinks]),
    );
    expect(await translateLine(reader, { messageId: id, to: 'ru' })).toMatchObject({
      text: `ru: take ${linkMark} ru: and ${linkMark}`,
    });
  });

  it('is asked for once, however many read it at the same time', async () => {
    const [mara, ivo] = await pair(testDomain);
    const { id } = await spoken(mara, 'everyone asks', ivo);
    const views = await Promise.all(
      Array.from({ length: 12 }, () => translateLine(withService(ivo), { messageId: id, to: 'ru' })),
    );
    expect(new Set(views.map(({ text }) => text)).size).toBe(1);
    expect(asked).toHaveLength(1);
  });

  it('is refused to who has not heard it, and never sent when there is a block', async () => {
    const [mara, ivo, eve] = await trio(testDomain);
    const { id } = await spoken(mara, 'for Ivo alone', ivo);
    const ask = (by: SocialPlayer, messageId = id) => translateLine(withService(by), { messageId, to: 'en' });
    await expect(ask(eve)).rejects.toMatchObject({ code: 'chat.no_line' });
    await expect(ask(ivo, 'no such line')).rejects.toMatchObject({ code: 'chat.no_line' });
    await block(ivo, mara);
    await expect(ask(ivo)).rejects.toMatchObject({ code: 'chat.no_line' });
    expect(asked).toEqual([]);
  });

  it('stays as it is where no service is set, and the overview says so', async () => {
    const [mara, ivo] = await pair(testDomain);
    const { id } = await spoken(mara, 'no service', ivo);
    await expect(translateLine(ivo.ctx, { messageId: id, to: 'ru' })).rejects.toMatchObject({
      code: 'chat.translation_off',
    });
    expect((await chatOverview(ivo.ctx)).canTranslate).toBe(false);
  });
});

describe('a service that', () => {
  const bad: Readonly<Record<string, Answers>> = {
    'says no JSON': (_asked, response) => reply(response, '<html>'),
    'has another shape': (_asked, response) => reply(response, { translatedText: { toString: 'x' } }),
    'translates too few': (_asked, response) => reply(response, { translatedText: [] }),
    'answers nothing': (_asked, response) => reply(response, { translatedText: [' \u200b '] }),
    fails: (_asked, response) => reply(response, { error: 'out of memory' }, 500),
    'refuses the key': (_asked, response) => reply(response, { error: 'banned' }, 403),
    'sends elsewhere': (_asked, response) => {
      response.writeHead(307, { location: `${serviceUrl}/elsewhere` });
      response.end();
    },
    'hangs up': (_asked, response) => void response.destroy(),
    'never ends': (_asked, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      const part = '{"translatedText":["'.padEnd(16_384, 'x');
      const write = () => {
        while (!response.destroyed && response.write(part));
        if (!response.destroyed) response.once('drain', write);
      };
      write();
    },
  };

  it.each(Object.entries(bad))('%s leaves the original, and is asked again later', async (_what, answer) => {
    const [mara, ivo] = await pair(testDomain);
    const { id, text } = await spoken(mara, 'an unlucky line', ivo);
    const reader = withService(ivo, { url: `${serviceUrl}/api`, key: null });
    answers = answer;
    const away = translateLine(reader, { messageId: id, to: 'ru' });
    await expect(away).rejects.toMatchObject({ kind: 'unavailable', code: 'chat.translation_away' });
    answers = honest;
    expect(asked.every((one) => !('api_key' in one))).toBe(true);
    expect(await translateLine(withFreshGuard(ivo), { messageId: id, to: 'ru' })).toMatchObject({
      text: `ru: ${text}`,
    });
  });

  it('writes over the page is put on one line, cut, and kept from new links', async () => {
    const [mara, ivo] = await pair(testDomain);
    const { id } = await spoken(mara, 'a trap', ivo);
    answers = (_asked, response) =>
      reply(response, { translatedText: [`\u202e<b>${linkMark}a\n\n\u0000b</b>${'ы'.repeat(5_000)}`] });
    const { text } = await translateLine(withFreshGuard(ivo), { messageId: id, to: 'ru' });
    expect(text.startsWith('<b>a b</b>ыы')).toBe(true);
    expect([...text].length).toBe(601);
    expect(text).not.toContain(linkMark);
  });

  it('curses is masked like a player', async () => {
    const [mara, ivo] = await pair(testDomain);
    const { id } = await spoken(mara, 'a polite line', ivo);
    answers = (_asked, response) => reply(response, { translatedText: ['oh shit'] });
    expect(await translateLine(withFreshGuard(ivo), { messageId: id, to: 'en' })).toMatchObject({ text: 'oh ****' });
  });

  it('never answers is given up, and after some of that is not asked for a while', async () => {
    const [mara, ivo] = await pair(testDomain);
    const { id } = await spoken(mara, 'a long wait', ivo);
    const reader = withFreshGuard(ivo);
    answers = (_asked, response) => reply(response, {}, 503);
    const tries: unknown[] = [];
    for (let count = 0; count < 8; count++)
      tries.push(await translateLine(reader, { messageId: id, to: 'ru' }).catch((error: unknown) => error));
    expect(tries).toEqual(Array(8).fill(expect.objectContaining({ code: 'chat.translation_away' })));
    expect(asked.length).toBeLessThan(8);
  });
});

/** A second way to the same service, so that a breaker that another test has opened does not matter. */
function withFreshGuard(player: SocialPlayer): Reader {
  paths += 1;
  return withService(player, { url: `${serviceUrl}/t${paths}`, key: null });
}
