import { expect, type Locator, type Page } from '@playwright/test';
import type { Actor } from './actor';
import { direct } from './director';
import { worldOf, type World, type WorldEntity } from './player';
import { anyOf, words } from './words';

/** How long to wait for an answer to the interact key before pressing again, because people walk on. */
const answersWithinMs = 4_000;

/** Waits until the client's world is so, and answers with it. */
export async function seeWorld(
  page: Page,
  message: string,
  isSo: (world: World) => boolean | undefined,
): Promise<World> {
  let seen: World | null = null;
  await expect
    .poll(
      async () => {
        seen = await worldOf(page);
        return seen !== null && isSo(seen) === true;
      },
      { intervals: [100], message },
    )
    .toBe(true);
  return seen as unknown as World;
}

/** Finds a living entity of this content in sight. */
export const findIn = (world: World | null, content: string): WorldEntity | undefined =>
  world?.entities.find((one) => one.content === content && !one.dead);

/** Puts the actor beside an entity in sight until the prompt offers it. */
export async function stepUpTo(actor: Actor, content: string): Promise<void> {
  await expect
    .poll(() => isOffered(actor, content), { intervals: [300], message: `the prompt offers ${content}` })
    .toBe(true);
}

async function isOffered({ page, characterId }: Actor, content: string): Promise<boolean> {
  const world = await worldOf(page);
  if (world?.prompt === content) return true;
  const found = findIn(world, content);
  if (found !== undefined) await direct({ do: 'place', characterId, x: found.x + 0.8, y: found.y });
  return false;
}

/**
 * Steps up to an entity and uses it, until this is on the screen. A conversation that has begun is not begun again,
 * however late the screen shows it: a second one would end the first, and with it what the journey does there.
 */
export async function use(actor: Actor, content: string, shown: Locator): Promise<void> {
  const { page } = actor;
  let pressedAtMs = -Infinity;
  await expect
    .poll(
      async () => {
        if (await shown.isVisible()) return true;
        if (performance.now() - pressedAtMs < answersWithinMs) return false;
        if (await talksWith(actor, content)) return false;
        if (!(await isOffered(actor, content))) return false;
        pressedAtMs = performance.now();
        await page.keyboard.press('KeyF');
        return false;
      },
      { intervals: [200], message: `${content} answers` },
    )
    .toBe(true);
}

/** Whether the server has opened a conversation with this person or object. */
async function talksWith({ ask }: Actor, content: string): Promise<boolean> {
  const open = await ask<{ readonly npcId: string | null; readonly objectId: string | null } | null>(
    'quest.conversation',
  );
  return open !== null && (open.npcId ?? open.objectId) === content;
}

/** The talk that is under way. */
export const talk = (page: Page): Locator => page.getByRole('dialog', { name: words.quest.dialogue, exact: true });

/** Gives the first answer of each page until the talk is over. */
export async function talkToItsEnd({ page }: Actor): Promise<void> {
  const leave = new RegExp(`^(${words.quest.leave}|${words.quest.bye})`);
  await expect
    .poll(
      async () => {
        if (!(await talk(page).isVisible())) return true;
        const choice = talk(page).getByRole('listitem').getByRole('button').filter({ hasNotText: leave });
        // The result of a check is read before the talk goes on.
        const goOn = talk(page).getByRole('button', { name: words.quest.goOn, exact: true });
        const answer = choice.or(goOn).first();
        if (await answer.isEnabled().catch(() => false)) await answer.click().catch(() => undefined);
        return false;
      },
      { intervals: [300], message: 'the talk ends' },
    )
    .toBe(true);
}

/** The window that a key opens. */
export async function openWindow({ page }: Actor, key: string, name: string): Promise<Locator> {
  const opened = page.getByRole('dialog', { name, exact: true });
  await page.keyboard.press(key);
  await expect(opened).toBeVisible();
  return opened;
}

/** The vendor's counter. */
export const counterOf = (page: Page): Locator => page.getByRole('dialog', { name: anyOf(words.vendor.title) });

interface Inventory {
  readonly containers: readonly {
    readonly kind: string;
    readonly items: readonly { readonly templateId: string; readonly quantity: number }[];
  }[];
}

/** How many of a kind the server says the player carries in a container. */
export async function countOf(actor: Actor, templateId: string, kind = 'bag'): Promise<number> {
  const items = (await itemsIn(actor, kind)).filter((item) => item.templateId === templateId);
  return items.reduce((sum, { quantity }) => sum + quantity, 0);
}

/** How many items the server says are in the bag. */
export const countAll = async (actor: Actor): Promise<number> =>
  (await itemsIn(actor, 'bag')).reduce((sum, { quantity }) => sum + quantity, 0);

async function itemsIn({ ask }: Actor, kind: string): Promise<Inventory['containers'][number]['items']> {
  const { containers } = await ask<Inventory>('inventory.view');
  return containers.find((container) => container.kind === kind)?.items ?? [];
}

/** What one leaves by pressing keys for a moment: holds one until the world is so. */
export async function hold(page: Page, key: string, until: Promise<unknown>): Promise<void> {
  await page.keyboard.down(key);
  try {
    await until;
  } finally {
    await page.keyboard.up(key);
  }
}
