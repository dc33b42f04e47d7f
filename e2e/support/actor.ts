import { randomInt, randomUUID } from 'node:crypto';
import {
  expect,
  type APIRequestContext,
  type APIResponse,
  type Browser,
  type BrowserContextOptions,
  type Page,
} from '@playwright/test';
import { defaultSettings } from '../../packages/shared/src/settings/rules';
import { direct } from './director';
import { openBrowser, waitUntilPlaying, worldOf, type Player } from './player';
import { ports } from './ports';
import type { Language } from './words';

/** A player in the city that the director can place. */
export interface Actor extends Player {
  readonly name: string;
  readonly characterId: string;
  /** Asks the API as this player. */
  readonly ask: Ask;
}

/** A procedure by its name: with an input it changes something, without one it is a question. */
type Ask = <T = unknown>(procedure: string, input?: object) => Promise<T>;

/** The picture is small and coarse, because it is drawn without a graphics card. */
export const devices = {
  desk: { viewport: { width: 1024, height: 768 }, deviceScaleFactor: 0.5, reducedMotion: 'reduce' },
  phone: {
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
    deviceScaleFactor: 1,
    reducedMotion: 'reduce',
  },
} as const satisfies Record<string, BrowserContextOptions>;

const mostPicturesPerS = 10;
/** Drawn without a graphics card: a large picture is drawn less often than a phone's. */
const pixelsPerS = mostPicturesPerS * 390 * 844;
const origin = `http://localhost:${ports.web}`;

/**
 * A guest in the ward, as after PLAY: signed in through the API, drawn as simply as the settings allow, ten pictures a
 * second.
 */
export async function wakeInWard(browser: Browser, device: BrowserContextOptions = devices.desk): Promise<Actor> {
  const actor = await prepare(browser, device);
  await actor.page.goto('/play');
  await waitUntilPlaying(actor.page);
  return actor;
}

/** A guest whose story goes on in Watson, put at a place of it. */
export async function arriveAt(
  browser: Browser,
  place: string,
  device: BrowserContextOptions = devices.desk,
): Promise<Actor> {
  return bring(await prepare(browser, device), place);
}

/** Puts a prepared player, whose story goes on in Watson, at a place of it. */
export async function bring(actor: Actor, place: string): Promise<Actor> {
  const { page, characterId, ask } = actor;
  await ask('character.enter', { characterId });
  await expect.poll(() => tryAsk(page.context().request, 'quest.skip', { questId: 'first_light' })).toBe(200);
  await direct({ do: 'move', characterId, place: 'vera_clinic' });
  await page.goto('/play');
  await waitUntilPlaying(page);
  await direct({ do: 'move', characterId, place });
  return actor;
}

/** Prepares a player with a character who has not opened the game yet. */
export async function prepare(browser: Browser, device: BrowserContextOptions): Promise<Actor> {
  const player = await openBrowser(browser, device);
  await drawSlowly(player.page, picturesPerSOn(device));
  const { request } = player.page.context();
  await signInAsGuest(request);
  const ask = askOver(request);
  await drawSimply(ask, device.locale?.startsWith('ru') === true ? 'ru' : 'en');
  const { id: characterId, name } = await makeCharacter(ask);
  return { ...player, name, characterId, ask };
}

/** Waits until the player stands in this zone and hears it. */
export async function expectZone(page: Page, zoneId: string): Promise<void> {
  await expect
    .poll(async () => (await worldOf(page))?.zoneId, { intervals: [200], message: `the zone is ${zoneId}` })
    .toBe(zoneId);
  await waitUntilPlaying(page);
}

/** Switches effects and sound off, as a player with an old machine does. */
export async function drawSimply(ask: Ask, language: Language = 'en'): Promise<void> {
  const settings = defaultSettings(language);
  const sound = { master: 0, effects: 0, music: 0, ui: 0 };
  await ask('settings.save', {
    settings: { ...settings, sound, effects: 'off', frameCap: '30', motion: 'reduced', shake: 'off' },
  });
}

/** Gives the page fewer pictures to draw: two cores have the game to play as well. */
export async function drawSlowly(page: Page, picturesPerS = mostPicturesPerS): Promise<void> {
  await page.addInitScript((perS) => {
    window.requestAnimationFrame = (draw) => window.setTimeout(() => draw(performance.now()), 1000 / perS);
    window.cancelAnimationFrame = (id) => window.clearTimeout(id);
  }, picturesPerS);
}

/** Signs a new guest in; the cookies are those of the browser that the requests belong to. */
export async function signInAsGuest(request: APIRequestContext): Promise<void> {
  const { csrfToken } = (await (await request.get('/api/auth/csrf')).json()) as { csrfToken: string };
  const answer = await request.post('/api/auth/callback/guest', {
    form: { locale: 'en', csrfToken, json: 'true' },
    headers: { origin },
  });
  expect(answer.status(), 'a guest is signed in').toBe(200);
}

function picturesPerSOn({ viewport, deviceScaleFactor = 1 }: BrowserContextOptions): number {
  const pixels = (viewport?.width ?? 0) * (viewport?.height ?? 0) * deviceScaleFactor ** 2;
  return Math.min(mostPicturesPerS, pixelsPerS / Math.max(1, pixels));
}

/** Asks procedures as the player whose browser the requests belong to. */
export function askOver(request: APIRequestContext): Ask {
  return async <T>(procedure: string, input?: object) => {
    const asked = input === undefined ? undefined : { requestId: randomUUID(), ...input };
    let answer: APIResponse | undefined;
    // A busy server asks to be asked again; the same request has one effect, however often it arrives.
    await expect
      .poll(
        async () => {
          answer = await (asked === undefined
            ? request.get(`/api/trpc/${procedure}`)
            : post(request, procedure, asked));
          return answer.status();
        },
        { intervals: [1_000], message: `${procedure} is answered` },
      )
      .not.toBe(503);
    expect(answer?.status(), `${procedure}: ${(await answer?.text())?.slice(0, 300)}`).toBe(200);
    return ((await answer?.json()) as { result: { data: { json: T } } }).result.data.json;
  };
}

function post(request: APIRequestContext, procedure: string, input: object): Promise<APIResponse> {
  const asked = { json: { requestId: randomUUID(), ...input } };
  return request.post(`/api/trpc/${procedure}`, { data: asked, headers: { origin } });
}

/** Asks for something that may not be possible yet; says the status. */
const tryAsk = async (request: APIRequestContext, procedure: string, input: object): Promise<number> =>
  (await post(request, procedure, input)).status();

/** Makes a character with a name of chance. */
export function makeCharacter(ask: Ask): Promise<{ readonly id: string; readonly name: string }> {
  // Without vowels chance spells no word that names must not contain.
  const letters = Array.from({ length: 8 }, () => 'bdgklmnrtvwz'[randomInt(12)]).join('');
  const parts = ['body', 'skin', 'hair', 'hairHue', 'eyes', 'face', 'cyberware', 'cyberwareHue'];
  const clothes = ['jacket', 'jacketHue', 'legs', 'legsHue'];
  return ask('character.create', {
    name: `Kilo${letters}`,
    classId: 'bouncer',
    originId: 'local',
    look: Object.fromEntries([...parts, ...clothes].map((part) => [part, 0])),
    attributes: { body: 8, reflex: 7, tech: 4, intellect: 3, cool: 6 },
  });
}

/** Returns the player who pressed PLAY on this page and is in the city now. */
export async function actorIn(player: Player): Promise<Actor> {
  const ask = askOver(player.page.context().request);
  const { characters } = await ask<{ characters: readonly { id: string; name: string }[] }>('character.list');
  const [character] = characters;
  if (character === undefined) throw new RangeError('this account has no character');
  return { ...player, name: character.name, characterId: character.id, ask };
}
