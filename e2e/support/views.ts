import { type Browser, type BrowserContextOptions, type Locator, type Page, test } from '@playwright/test';
import { openBrowser, type Player } from './player';
import { expectSound } from './sound';
import type { Language } from './words';

const touch = { hasTouch: true, isMobile: true } as const;
const sizes = {
  desk: { viewport: { width: 1440, height: 900 } },
  small: { viewport: { width: 1024, height: 768 } },
  phone: { viewport: { width: 390, height: 844 }, ...touch },
  sideways: { viewport: { width: 844, height: 390 }, ...touch },
} as const satisfies Record<string, BrowserContextOptions>;

/** A size of the screen and the language of who looks at it. */
export interface View {
  readonly size: keyof typeof sizes;
  readonly language: Language;
}

/** Every size in every language, by the words that name it. */
export const views: Readonly<Record<string, View>> = Object.fromEntries(
  (Object.keys(sizes) as View['size'][]).flatMap((size) =>
    (['en', 'ru'] as const).map((language) => [`${size} in ${language}`, { size, language }]),
  ),
);

/** The browser of a visitor of this view. */
export const deviceOf = ({ size, language }: View) => ({
  ...sizes[size],
  deviceScaleFactor: 1,
  reducedMotion: 'reduce' as const,
  locale: language === 'ru' ? 'ru-RU' : 'en-GB',
});

/** Opens a browser of this size for a visitor of this language. */
export const openView = (browser: Browser, view: View, more: BrowserContextOptions = {}): Promise<Player> =>
  openBrowser(browser, { ...deviceOf(view), ...more });

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
