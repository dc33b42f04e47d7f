import { type Browser, type BrowserContextOptions, type Locator, type Page, test } from '@playwright/test';
import { openBrowser, type Player } from './player';
import { expectSound } from './sound';
import type { Language } from './words';

const touch = { hasTouch: true, isMobile: true } as const;
/** Each size once, each language on a desk and on a phone. */
export const views = {
  desk: { viewport: { width: 1440, height: 900 }, language: 'en' },
  small: { viewport: { width: 1024, height: 768 }, language: 'ru' },
  phone: { viewport: { width: 390, height: 844 }, language: 'ru', ...touch },
  sideways: { viewport: { width: 844, height: 390 }, language: 'en', ...touch },
} as const satisfies Record<string, BrowserContextOptions & { readonly language: Language }>;
export type View = (typeof views)[keyof typeof views];

/** Opens a browser of this size for a visitor of this language. */
export function openView(browser: Browser, { language, ...view }: View & BrowserContextOptions): Promise<Player> {
  const locale = language === 'ru' ? 'ru-RU' : 'en-GB';
  return openBrowser(browser, { ...view, locale, reducedMotion: 'reduce', deviceScaleFactor: 1 });
}

const mostPictures = 3;

/** Looks for what no screen may have, and keeps pictures of it from a part of the page on, one below the other. */
export async function look(page: Page, name: string, from?: Locator): Promise<void> {
  await expectSound(page, name);
  // A picture of the whole page makes the browser forget that it is held in a hand.
  const { top, below, height } = await page.evaluate(
    (element) => {
      if (element === null) window.scrollTo(0, 0);
      else element.scrollIntoView();
      const { scrollHeight } = document.documentElement;
      return { top: window.scrollY, below: scrollHeight - window.scrollY, height: window.innerHeight };
    },
    (await from?.elementHandle()) ?? null,
  );
  const count = Math.min(mostPictures, Math.ceil(below / height));
  for (let at = 0; at < count; at += 1) {
    await page.evaluate((y) => window.scrollTo(0, y), top + at * height);
    await page.screenshot({ path: test.info().outputPath(`${name}-${at + 1}.png`) });
  }
}

/** Looks for what no screen may have, and keeps one picture of what stands on it now, such as a dialog. */
export async function glance(page: Page, name: string): Promise<void> {
  await expectSound(page, name);
  await page.screenshot({ path: test.info().outputPath(`${name}.png`) });
}
