import { expect, type Page, test } from '@playwright/test';
import { type Actor, arriveAt, devices, expectZone } from '../support/actor';
import { leaveAll } from '../support/player';
import { expectSound } from '../support/sound';
import { crash } from '../support/stack';
import { wordsIn } from '../support/words';

const [en, ru] = [wordsIn('en'), wordsIn('ru')];

test.afterEach(leaveAll);

/** Keeps the calls of the page, so that the test can ask the browser what it has heard. */
async function watchCalls(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const calls: RTCPeerConnection[] = [];
    const Original = window.RTCPeerConnection;
    window.RTCPeerConnection = class extends Original {
      constructor(configuration?: RTCConfiguration) {
        super(configuration);
        calls.push(this);
      }
    };
    Object.assign(window, { calls });
  });
  await page.reload();
}

/** The sound that the newest call of a page has brought: its energy, summed over all players who were heard. */
function heardBy(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const { calls } = window as unknown as { calls: RTCPeerConnection[] };
    const stats = await calls.at(-1)?.getStats();
    let energy = 0;
    stats?.forEach((entry: { type: string; totalAudioEnergy?: number }) => {
      if (entry.type === 'inbound-rtp') energy += entry.totalAudioEnergy ?? 0;
    });
    return energy;
  });
}

/** How many calls a page has opened. */
const callsOf = (page: Page) => page.evaluate(() => (window as unknown as { calls: unknown[] }).calls.length);

/** Joins the call of the party from the menu. */
async function joinCall({ page }: Actor, words: typeof en): Promise<void> {
  await page.keyboard.press('Escape');
  const menu = page.getByRole('dialog', { name: words.hud.menu, exact: true });
  await menu.getByRole('button', { name: words.hud.window.voice, exact: true }).click();
  const voice = page.getByRole('dialog', { name: words.voice.title, exact: true });
  await voice.getByRole('button', { name: words.voice.join.party, exact: true }).click();
  await expect(voice.getByText(words.voice.phase.on)).toBeVisible();
  await expectSound(page, 'the voice window', '[role=dialog]');
  await test.step('the meter moves with the microphone, and devices can be changed', async () => {
    const meter = voice.getByRole('meter', { name: words.voice.level, exact: true });
    await expect.poll(async () => Number(await meter.getAttribute('aria-valuenow'))).toBeGreaterThan(-80);
    for (const label of [words.voice.device, words.voice.output]) {
      const choice = voice.getByRole('combobox', { name: label, exact: true });
      await choice.click();
      const device = page.getByRole('option').last();
      const name = (await device.textContent()) ?? '';
      await device.click();
      await expect(choice).toHaveText(name);
    }
    await expect(voice.getByText(words.voice.phase.on)).toBeVisible();
  });
  await page.screenshot({ path: test.info().outputPath(`voice-${words === en ? 'desk' : 'phone'}.png`) });
  await page.keyboard.press('Escape');
  await expect(voice).toBeHidden();
}

test('two members of a party hear one another, also after the voice process was killed', async ({ browser }) => {
  const speaker = await arriveAt(browser, 'market_gate');
  const listener = await arriveAt(browser, 'velvet_table', { ...devices.phone, locale: 'ru-RU' });
  for (const { page } of [speaker, listener]) await watchCalls(page);
  await expectZone(speaker.page, 'watson');
  await expectZone(listener.page, 'westbrook');
  await speaker.ask('party.invite', { name: listener.name });
  const { received } = await listener.ask<{ received: readonly { inviteId: string }[] }>('party.own');
  await listener.ask('party.accept', { inviteId: received[0]?.inviteId });

  await joinCall(speaker, en);
  await joinCall(listener, ru);
  const isSpeaking = listener.page
    .getByRole('list', { name: ru.hud.party.members, exact: true })
    .getByText(ru.hud.voice.speaks);
  const speak = async () => {
    await speaker.page.keyboard.down('KeyY');
    const before = await heardBy(listener.page);
    await expect
      .poll(() => heardBy(listener.page), { message: 'the listener hears the beeps' })
      .toBeGreaterThan(before);
    await expect(isSpeaking).toBeVisible();
    await speaker.page.keyboard.up('KeyY');
    await expect(isSpeaking).toBeHidden();
  };
  await test.step('while the key is held', speak);
  const bar = (page: Page, words: typeof en) => page.getByRole('region', { name: words.hud.voice.call, exact: true });
  await test.step('what was said can be reported from the menu at the name', async () => {
    const { page, name } = speaker;
    await page
      .getByRole('list', { name: en.hud.party.members, exact: true })
      .getByRole('button', { name: en.hud.playerMenu.replace('{name}', listener.name), exact: true })
      .click();
    await page.getByRole('menuitem', { name: en.hud.voice.reportItem, exact: true }).click();
    const dialog = page.getByRole('alertdialog').or(page.getByRole('dialog')).last();
    await expectSound(page, `the report of ${name}`, '[role=alertdialog],[role=dialog]');
    await page.screenshot({ path: test.info().outputPath('voice-report.png') });
    await dialog.getByRole('button', { name: en.hud.report.send, exact: true }).click();
    await expect(page.getByText(en.hud.voice.report.sent.replace('{name}', listener.name))).toBeVisible();
  });
  await test.step('a thumb reaches each button of the call', async () => {
    const button = (name: string) => bar(listener.page, ru).getByRole('button', { name, exact: true });
    await button(ru.hud.voice.deafen).tap();
    await button(ru.hud.voice.undeafen).tap();
    await button(ru.hud.voice.mute).tap();
    await expect(button(ru.hud.voice.unmute)).toBeVisible();
  });
  await test.step('and again when the process is back', async () => {
    const before = await Promise.all([callsOf(speaker.page), callsOf(listener.page)]);
    crash('voice');
    const views = [
      [speaker.page, en],
      [listener.page, ru],
    ] as const;
    for (const [index, [page, words]] of views.entries()) {
      await expect.poll(() => callsOf(page), { message: 'the page calls again' }).toBeGreaterThan(before[index] ?? 0);
      await expect(bar(page, words)).toHaveAttribute('data-state', 'on');
    }
    await speak();
  });
  await test.step('the call ends with the party', async () => {
    await speaker.ask('party.leave', {});
    await expect(bar(listener.page, ru)).toBeHidden();
  });
});
