import { GameError, type ItemId } from '@necp/shared/kernel';
import type { OwnTradeView, TradeSideView, TradeView } from '@necp/shared/trade/schema';
import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, test } from 'vitest';
import { readMessages } from '../../messages/testing/read-messages';
import type { FakeAnswers } from '../../testing/fake-api';
import { button, renderApp, text } from '../../testing/render-app';
import { characterId, inventoryOf, itemAt } from '../../testing/samples';
import { TradeWindow } from './trade-window';

const tradeId = '00000000-0000-4000-8000-0000000000d1';
const offerId = '00000000-0000-4000-8000-0000000000d2';
const pistol = itemAt(0, 'pistol_lantern');
const scrap = itemAt(1, 'mat_scrap_steel', { quantity: 30 });
const kept = itemAt(2, 'blade_fishmonger', { isLocked: true });

const sideOf = (changes: Partial<TradeSideView> = {}): TradeSideView => ({
  chits: 0,
  chitsBefore: null,
  offers: [],
  gone: [],
  valueChits: 0,
  step: 0,
  ...changes,
});

const viewOf = (changes: Partial<TradeView> = {}): OwnTradeView => ({
  trade: {
    tradeId,
    version: 4,
    partner: { characterId, name: 'Ivo', level: 3 },
    own: sideOf(),
    other: sideOf(),
    warnings: [],
    lockedMs: 0,
    idleMs: 120_000,
    ...changes,
  },
  received: [],
  sent: [],
  limits: { trades: 10, tradesLeft: 10, chits: 5_000, chitsLeft: 5_000 },
});

/** What the server says of the trade now. */
let current: OwnTradeView;
beforeEach(() => {
  current = viewOf();
});

function openTrade(answers: FakeAnswers = {}, language?: Parameters<typeof renderApp>[2]) {
  const now = () => current;
  return renderApp(
    <TradeWindow />,
    {
      'trade.own': now,
      'inventory.view': () => inventoryOf([pistol, scrap, kept]),
      'trade.offerItem': now,
      'trade.retractItem': now,
      'trade.offerMoney': now,
      'trade.confirm': now,
      'trade.cancel': now,
      ...answers,
    },
    language,
  );
}

const side = async (name: string) => within(await screen.findByRole('region', { name }));
const inBag = async (name: RegExp) => (await side(text('trade.bag'))).findByRole('button', { name });

describe('the trade window', () => {
  test('offers whole stacks and money, and takes back what is clicked among the offers', async () => {
    current = viewOf({ own: sideOf({ offers: [{ offerId, place: 0, item: pistol, isNew: false }] }) });
    const { api, user } = openTrade();
    await user.click(await inBag(/Scrap/));
    await waitFor(() =>
      expect(api.callsOf('trade.offerItem')).toMatchObject([{ tradeId, itemId: scrap.id, quantity: 30, place: null }]),
    );
    const own = await side(text('trade.own'));
    await user.type(own.getByRole('textbox', { name: text('trade.amount') }), '1500{Enter}');
    await waitFor(() => expect(api.callsOf('trade.offerMoney')).toMatchObject([{ tradeId, chits: 1_500 }]));
    await user.click(own.getByRole('button', { name: 'Lantern-9' }));
    await waitFor(() => expect(api.callsOf('trade.retractItem')).toMatchObject([{ tradeId, offerId }]));
  });

  test('lets nothing be confirmed for a moment after a change, then the version that is shown', async () => {
    current = viewOf({ version: 5, lockedMs: 3_000_000 });
    const { api, user } = openTrade();
    const locked = await screen.findByRole('button', { name: /^Changed: wait \d+ s$/ });
    expect(locked).toHaveProperty('disabled', true);
    // An answer of the server says that the moment is over.
    current = viewOf({ version: 6 });
    await user.type(screen.getByRole('textbox', { name: text('trade.amount') }), '5{Enter}');
    await user.click(await button(text('trade.agree')));
    await waitFor(() => expect(api.callsOf('trade.confirm')).toMatchObject([{ tradeId, version: 6, step: 1 }]));
  });

  test('keeps its buttons in the footer, waits for the other player, and asks twice', async () => {
    current = viewOf({ own: sideOf({ step: 1, chits: 1_200 }) });
    const { api, user } = openTrade();
    await screen.findByText(text('trade.waitingFor', { name: 'Ivo' }));
    const agree = await button(text('trade.agree'));
    expect(agree).toHaveProperty('disabled', true);
    expect(agree.closest('[data-window-footer]')).not.toBeNull();
    current = viewOf({ own: sideOf({ step: 1, chits: 1_200 }), other: sideOf({ step: 1 }) });
    // Any answer shows that the other player has agreed too.
    await user.type(screen.getByRole('textbox', { name: text('trade.amount') }), '1200{Enter}');
    await user.click(await button(text('trade.confirm')));
    const sum = text('trade.sum', { gives: '1,200', gets: '0', givesItems: 0, getsItems: 0 });
    expect(screen.getByRole('region', { name: text('trade.confirmation') }).textContent).toContain(sum);
    await waitFor(() => expect(api.callsOf('trade.confirm')).toMatchObject([{ tradeId, version: 4, step: 2 }]));
    await user.click(screen.getAllByRole('button', { name: text('trade.end') }).at(-1) as HTMLElement);
    await waitFor(() => expect(api.callsOf('trade.cancel')).toMatchObject([{ tradeId }]));
  });

  test('says in words what the other player has changed, in the language of the player', async () => {
    const changed = sideOf({
      chits: 15,
      chitsBefore: 5,
      offers: [{ offerId, place: 0, item: { ...pistol, id: 'other' as ItemId }, isNew: true }],
      gone: [{ offerId, templateId: scrap.templateId, quantity: 3, rarity: scrap.rarity }],
    });
    current = viewOf({ other: changed, warnings: ['uneven'] });
    const { changeLanguage } = openTrade();
    const theirs = await side(text('trade.theirs', { name: 'Ivo' }));
    expect(theirs.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
      'Money changed from 5 to 15 ¤',
      'New: Lantern-9 ×1',
      'Taken back: Scrap Steel ×3',
    ]);
    expect(screen.getByText(text('trade.warnings.uneven'))).toBeTruthy();
    await changeLanguage({ locale: 'ru', messages: readMessages('ru') });
    const russian = await side('Предлагает Ivo');
    expect(russian.getByText('Деньги изменились: было 5, стало 15 ¤')).toBeTruthy();
    expect(russian.getByText(/^Забрано: /)).toBeTruthy();
    expect(await button('Согласиться')).toBeTruthy();
  });

  test('says why an item cannot be offered without asking, and why the server refuses', async () => {
    const { api, user } = openTrade({
      'trade.confirm': () => {
        throw new GameError('conflict', 'trade.changed');
      },
    });
    await user.click(await inBag(/Fish Cleaver/));
    expect(await screen.findByText(text('errors.inventory.locked'))).toBeTruthy();
    expect(api.callsOf('trade.offerItem')).toEqual([]);
    await user.click(await button(text('trade.agree')));
    expect(await screen.findByText(text('errors.trade.changed'))).toBeTruthy();
    await waitFor(() => expect(api.callsOf('trade.own').length).toBeGreaterThan(1));
  });
});
