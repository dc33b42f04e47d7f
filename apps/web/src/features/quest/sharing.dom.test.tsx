import type { SharedQuestView } from '@necp/shared/quest/sharing';
import { screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { button, renderApp, text } from '../../testing/render-app';
import { QuestOfferCard } from './offer-card';
import { ShareButton } from './share-button';

const idOf = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
const own = (members: number) => ({
  party: members === 0 ? null : { partyId: idOf(9), members: Array.from({ length: members }, () => ({})) },
  received: [],
  sent: [],
});
const done = () => ({ done: true as const });
const offers = () => ({
  offers: [{ offerId: idOf(7), questId: 'soup_gets_cold' as never, fromName: 'Ivo', leftMs: 60_000 }],
});

test('the offer of a quest is accepted on its card', async () => {
  const { user, api } = renderApp(<QuestOfferCard />, { 'quest.offers': offers, 'quest.acceptOffer': done });
  expect(await screen.findByText(/Ivo .*Soup Gets Cold/)).toBeTruthy();
  await user.click(await button(text('hud.questOffer.accept')));
  await vi.waitFor(() => expect(api.callsOf('quest.acceptOffer')).toMatchObject([{ offerId: idOf(7) }]));
});

test('the offer of a quest is declined on its card', async () => {
  const { user, api } = renderApp(<QuestOfferCard />, { 'quest.offers': offers, 'quest.declineOffer': done });
  await user.click(await button(text('hud.questOffer.decline')));
  await vi.waitFor(() => expect(api.callsOf('quest.declineOffer')).toMatchObject([{ offerId: idOf(7) }]));
});

test('sharing says who can take the quest on, and of the others why not', async () => {
  const view: SharedQuestView = {
    members: [
      { characterId: idOf(2) as never, name: 'Ivo', result: 'offered', reason: null },
      { characterId: idOf(3) as never, name: 'Zora', result: 'closed', reason: { if: 'level', atLeast: 4 } },
    ],
  };
  const { user } = renderApp(<ShareButton questId="the_toll" />, {
    'party.own': () => own(3) as never,
    'quest.share': () => view,
  });
  await user.click(await button(text('quest.share.share')));
  const answers = await screen.findByRole('status', { name: text('quest.share.answers') });
  expect(answers.textContent).toContain(`Ivo: ${text('quest.share.result.offered')}`);
  expect(answers.textContent).toContain(
    `Zora: ${text('quest.share.needs', { condition: text('quest.needs.level', { level: 4 }) })}`,
  );
});
