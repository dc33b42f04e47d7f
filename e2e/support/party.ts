import { expect, test } from '@playwright/test';
import type { Actor } from './actor';
import { expectSound } from './sound';

interface OwnParty {
  readonly received: readonly { readonly inviteId: string }[];
}

/** Lets the first player lead a party of all of them; what a journey does not test goes through the API. */
export async function formParty(leader: Actor, ...others: readonly Actor[]): Promise<void> {
  for (const other of others) {
    await leader.ask('party.invite', { name: other.name });
    const { received } = await other.ask<OwnParty>('party.own');
    await other.ask('party.accept', { inviteId: received[0]?.inviteId });
  }
}

const sides = {
  desk: { width: 1440, height: 900 },
  small: { width: 1024, height: 768 },
  phone: { width: 390, height: 844 },
  sideways: { width: 844, height: 390 },
} as const;

/** Looks for what no screen may have, and keeps pictures of it: of a phone held both ways, of a desk in both sizes. */
export async function lookFromBothSides(
  { page }: Actor,
  { name, part }: { readonly name: string; readonly part: string },
): Promise<void> {
  const isPhone = (page.viewportSize()?.width ?? 0) < 900;
  for (const side of isPhone ? (['sideways', 'phone'] as const) : (['small', 'desk'] as const)) {
    await page.setViewportSize(sides[side]);
    await expect(page.locator(part).first()).toBeVisible();
    await expectSound(page, `${name} on a ${side}`, part);
    await page.screenshot({ path: test.info().outputPath(`${name}-${side}.png`) });
  }
}
