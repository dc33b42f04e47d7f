import { expect, type Page, test } from '@playwright/test';
import { askOver } from '../support/actor';
import { leaveAll, openBrowser } from '../support/player';
import { appointSecond, askForModerator, enterOver, firstAdministrator } from '../support/staff';
import { glance, look, openView, views } from '../support/views';
import { adminWords, limitWords, roleWords } from '../support/words';

test.afterEach(leaveAll);

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

for (const [name, view] of Object.entries(views)) {
  test(`the pages of an administrator are sound on a ${name}`, async ({ browser }) => {
    const limit = limitWords(view.language).texts;
    const { page } = await openView(browser, view);
    await enterOver(page.context().request, firstAdministrator);
    await page.goto('/operator/limits');
    await page.getByRole('button', { name: new RegExp(`^${limit.room.account}`), expanded: false }).click();
    await look(page, 'limits');
    await page
      .getByRole('button', { name: limit.editOf.replace('{what}', limit.what.tries_account), exact: true })
      .click();
    await expect(page.getByLabel(limit.points)).toBeVisible();
    await glance(page, 'limit-edit');
    await page.goto('/operator/log');
    await expect(page.getByRole('listitem').first()).toBeVisible();
    await look(page, 'log');
    for (const part of ['people', 'realm', 'mail']) {
      await page.goto(`/operator/${part}`);
      await look(page, part);
    }
  });

  test(`roles by two administrators are sound on a ${name}`, async ({ browser }) => {
    const { texts } = roleWords(view.language);
    const person = await openBrowser(browser);
    const other = await openBrowser(browser);
    const { page } = await openView(browser, view);
    const request = page.context().request;
    await enterOver(other.page.context().request, firstAdministrator);
    const second = await appointSecond(other.page.context().request, request);
    const asked = await askForModerator(other.page.context().request, person.page.context().request);

    await page.goto('/operator/people');
    await look(page, 'changes');
    await button(page, texts.confirm).click();
    await expect(page.getByRole('alertdialog')).toBeVisible();
    await glance(page, 'confirm-role');
    await page.getByRole('alertdialog').getByRole('button', { name: texts.cancel }).click();
    await page.getByRole('searchbox').fill('nobody of this name');
    await page.getByRole('searchbox').press('Enter');
    await expect(page.getByText(texts.none)).toBeVisible();
    await look(page, 'nobody-found');
    await page.goto(`/operator/people/${asked.accountId}`);
    await expect(page.getByRole('heading', { name: texts.sessions })).toBeVisible();
    await look(page, 'person');
    await button(page, texts.send).click();
    await look(page, 'person-refused');
    await button(page, texts.endAll).click();
    await expect(page.getByRole('alertdialog')).toBeVisible();
    await glance(page, 'end-sessions');
    await asked.withdraw();
    await second.stepDown();
  });

  test(`a maintenance is sound on a ${name}`, async ({ browser }) => {
    const words = adminWords(view.language).maintenance;
    const staff = await openBrowser(browser);
    await enterOver(staff.page.context().request, firstAdministrator);
    const ask = askOver(staff.page.context().request);
    const reason = 'release of a district';
    const message = { en: 'A new district opens in the evening.', ru: 'Вечером откроется новый район.' };
    const times = { startsAtMs: null, inMinutes: 0, lastsMinutes: 30 };
    const planned = await ask<{ id: string; version: number }>('maintenance.plan', { ...times, message, reason });
    const desk = await openView(browser, view);
    await enterOver(desk.page.context().request, firstAdministrator);
    await desk.page.goto('/operator/realm');
    await expect(desk.page.getByText(words.stateRunning)).toBeVisible();
    await look(desk.page, 'realm-in-maintenance');
    await button(desk.page, words.change).click();
    await expect(desk.page.getByRole('alertdialog').or(desk.page.getByRole('dialog')).first()).toBeVisible();
    await glance(desk.page, 'maintenance-change');
    const { page } = await openView(browser, view);
    await page.goto('/maintenance');
    await expect(page.getByText(message[view.language]).first()).toBeVisible();
    await look(page, 'maintenance');
    await page.goto('/');
    await expect(page.getByText(message[view.language]).first()).toBeVisible();
    await glance(page, 'start-in-maintenance');
    await ask('maintenance.end', { id: planned.id, knownVersion: planned.version, reason });
  });
}
