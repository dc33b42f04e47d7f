import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/**
 * What a page must keep whatever it shows: no fault for axe, no sideways scrolling.
 * @param within CSS selector of the part that axe looks at; the whole page when it is left out
 */
export async function expectSound(page: Page, name: string, within?: string): Promise<void> {
  // The game asks the server for as long as it runs; its callers wait for what they look at.
  if (!new URL(page.url()).pathname.startsWith('/play')) await page.waitForLoadState('networkidle');
  const axe = new AxeBuilder({ page });
  const { violations } = await (within === undefined ? axe : axe.include(within)).analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`),
    name,
  ).toEqual([]);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow, `${name} scrolls sideways`).toBeLessThanOrEqual(0);
}
