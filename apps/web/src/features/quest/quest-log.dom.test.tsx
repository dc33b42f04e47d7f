import { contentParts } from '@necp/content/client';
import type { QuestContent } from '@necp/shared/quest/content';
import type { ActiveQuestView, EndedQuestView, QuestLogView } from '@necp/shared/quest/schema';
import { GameError } from '@necp/shared/kernel';
import { screen, waitFor, within } from '@testing-library/react';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import type { FakeAnswers } from '../../testing/fake-api';
import { button, renderApp, text } from '../../testing/render-app';
import { characterId, inventoryOf, wornItem } from '../../testing/samples';
import { QuestLogWindow } from './quest-log';

describe('quest log', () => {
  let content: QuestContent;
  beforeAll(async () => {
    const { quests } = await contentParts.quests();
    const found = quests.find(({ id }) => id === 'soup_gets_cold');
    if (!found) throw new RangeError('no quest "soup_gets_cold"');
    content = found;
  });

  const active = (changes: Partial<ActiveQuestView> = {}): ActiveQuestView => ({
    questId: content.id as never,
    stageId: 'run' as never,
    startedAt: new Date(0),
    stageEnteredAt: new Date(0),
    deadlineAt: null,
    objectives: [
      { id: 'brandt' as never, have: 1, need: 1, isDone: true },
      { id: 'nine' as never, have: 2, need: 3, isDone: false },
    ],
    path: ['run' as never],
    canAbandon: true,
    canSkip: false,
    ...changes,
  });
  const ended = (): EndedQuestView => ({
    questId: content.id as never,
    ending: 'hot' as never,
    result: 'done',
    path: ['run' as never],
    endedAt: new Date(0),
    choice: ['stim_night' as never, 'pistol_lantern' as never],
    claimedItem: null,
  });
  const logOf = (changes: Partial<QuestLogView> = {}): QuestLogView => ({
    characterId,
    trackedQuestId: null,
    active: [active()],
    ended: [],
    available: [],
    closed: [],
    whereabouts: {},
    ...changes,
  });

  function openLog(log: QuestLogView, answers: FakeAnswers = {}) {
    return renderApp(<QuestLogWindow onClose={vi.fn()} />, {
      'quest.log': () => log,
      'quest.track': () => log as never,
      'quest.abandon': () => log as never,
      'quest.claimReward': () => log as never,
      ...answers,
    });
  }

  test('lists an active quest with its objectives and how far each one is', async () => {
    openLog(logOf());
    expect((await screen.findByRole('heading', { level: 3 })).textContent).toContain(content.name.en);
    const objectives = content.stages[0]?.objectives ?? [];
    const done = screen.getByText(objectives[0]?.text.en ?? '').closest('li');
    const begun = screen.getByText(objectives[1]?.text.en ?? '').closest('li');
    expect(done?.textContent).toContain('✓');
    expect(begun?.textContent).toContain('2/3');
  });

  test('tracks a quest and stops tracking it', async () => {
    const { api, user } = openLog(logOf());
    await user.click(await button(text('quest.follow')));
    await waitFor(() => expect(api.callsOf('quest.track')[0]).toMatchObject({ questId: content.id }));
    await waitFor(() => expect(api.callsOf('quest.log')).toHaveLength(2));
  });

  test('offers to stop tracking a tracked quest', async () => {
    const { api, user } = openLog(logOf({ trackedQuestId: content.id as never }));
    await user.click(await button(text('quest.unfollow')));
    await waitFor(() => expect(api.callsOf('quest.track')[0]).toMatchObject({ questId: null }));
  });

  test('abandons a quest only after a confirmation', async () => {
    const { api, user } = openLog(logOf());
    await user.click(await button(text('quest.abandon')));
    await user.click(await button(text('quest.keep')));
    expect(api.callsOf('quest.abandon')).toHaveLength(0);
    await user.click(await button(text('quest.abandon')));
    const dialog = within(await screen.findByRole('alertdialog'));
    await user.click(dialog.getByRole('button', { name: text('quest.abandon') }));
    await waitFor(() => expect(api.callsOf('quest.abandon')[0]).toMatchObject({ questId: content.id }));
    await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
  });

  test('does not offer to abandon a quest that has to be finished', async () => {
    openLog(logOf({ active: [active({ canAbandon: false })] }));
    await button(text('quest.follow'));
    expect(screen.queryByRole('button', { name: text('quest.abandon') })).toBeNull();
  });

  test('opens on an unclaimed reward, and claims the chosen item after a question', async () => {
    const { api, user } = openLog(logOf({ ended: [ended()] }));
    expect(await screen.findByText(text('quest.takeOne'))).toBeTruthy();
    const offer = await screen.findByRole('button', { name: /Lantern-9/ });
    // The icon stands beside the name, not above it.
    expect(offer.querySelector('svg')?.parentElement?.className).toContain('flex');
    await user.click(offer);
    const dialog = within(await screen.findByRole('alertdialog'));
    expect(api.callsOf('quest.claimReward')).toHaveLength(0);
    await user.click(dialog.getByRole('button', { name: text('quest.take') }));
    await waitFor(() => expect(api.callsOf('quest.claimReward')[0]).toMatchObject({ item: 'pistol_lantern' }));
    await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
  });

  test('compares a reward with what is equipped before it is taken, and takes nothing on the way back', async () => {
    const { api, user } = openLog(logOf({ ended: [ended()] }), {
      'inventory.view': () => inventoryOf([], [wornItem('weapon_main', 'pistol_tideline')]),
    });
    await user.click(await screen.findByRole('button', { name: /Lantern-9/ }));
    const dialog = within(await screen.findByRole('alertdialog'));
    expect(await dialog.findByText(/Tideline/)).toBeTruthy();
    await user.click(dialog.getByRole('button', { name: text('quest.takeLater') }));
    await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
    expect(api.callsOf('quest.claimReward')).toHaveLength(0);
  });

  test('lists who offers a quest, and who will later, with what is missing', async () => {
    openLog(
      logOf({
        active: [],
        available: ['bees_of_rust_garden' as never],
        closed: [
          { questId: 'the_toll' as never, reason: { if: 'level', atLeast: 4 } },
          { questId: 'the_tallyman' as never, reason: { if: 'quest', quest: 'the_toll' as never, state: 'done' } },
        ],
        whereabouts: { ilsa: 'workshop' } as never,
      }),
    );
    expect(await screen.findByText(text('quest.noneActiveText'))).toBeTruthy();
    const open = await screen.findByText('The Bees of Rust Garden · Ilsa’s workshop');
    expect(open.parentElement?.textContent).toContain(text('quest.speakWith', { giver: 'Ilsa Nut' }));
    expect(screen.getByText(`The Toll · ${text('quest.needs.level', { level: 4 })}`)).toBeTruthy();
    expect(screen.getByText(`The Tallyman · ${text('quest.afterQuest', { quest: 'The Toll' })}`)).toBeTruthy();
  });

  test('lists daily and weekly quests apart: who offers one, and when the others come back', async () => {
    const { quests } = await contentParts.quests();
    const [daily, weekly] = (['daily', 'weekly'] as const).map((repeats) =>
      quests.find((one) => one.repeats === repeats),
    );
    if (daily === undefined || weekly === undefined) throw new RangeError('no daily or no weekly quest');
    const over = { ...ended(), questId: daily.id as never, choice: [], endedAt: new Date(Date.UTC(2031, 4, 5, 12)) };
    openLog(logOf({ available: [weekly.id as never], ended: [over] }));
    const part = within(await screen.findByRole('region', { name: text('quest.repeating.title') }));
    expect(part.getByText(new RegExp(`^${weekly.name.en} · ${text('quest.repeating.weekly')}`))).toBeTruthy();
    expect(part.getByText(new RegExp(`^${daily.name.en} · .*(Mon|Tue|Wed)`))).toBeTruthy();
    expect(screen.queryByText(text('quest.offers'))).toBeNull();
  });

  test('says that there are no quests', async () => {
    const { user } = openLog(logOf({ active: [] }));
    expect(await screen.findByText(text('quest.noneActive'))).toBeTruthy();
    await user.click(screen.getByRole('tab', { name: text('quest.ended') }));
    expect(await screen.findByText(text('quest.noneEnded'))).toBeTruthy();
  });

  test('says why the quests could not be loaded and loads them again', async () => {
    let isDown = true;
    const { user } = openLog(logOf(), {
      'quest.log': () => {
        if (isDown) throw new GameError('not_found', 'character.not_found');
        return logOf();
      },
    });
    expect(await screen.findByText(text('errors.character.not_found'))).toBeTruthy();
    isDown = false;
    await user.click(await button(text('quest.tryAgain')));
    expect(await button(text('quest.follow'))).toBeTruthy();
  });
});
