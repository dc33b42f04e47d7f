import { screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { steadyMs } from '../../components/kernel/clock';
import type { StatusView } from '../../game/types';
import { readMessages } from '../../messages/testing/read-messages';
import { renderApp, text } from '../../testing/render-app';
import { Statuses } from './statuses';

// The clock stands still, so that times are what they were set to.
beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }));
afterEach(() => void vi.useRealTimers());

const self = { name: 'Ravna', content: '', isSelf: true };
const eel = { name: '', content: 'tide_eel', isSelf: false };
const status = (id: string, seconds: number, changes: Partial<StatusView> = {}): StatusView => ({
  id,
  stacks: 1,
  endsMs: steadyMs() + seconds * 1000,
  lastsMs: seconds * 1000,
  by: eel,
  ...changes,
});
const list = () => screen.findByRole('list', { name: text('combat.statuses') });
const kinds = async () =>
  within(await list())
    .getAllByRole('button')
    .map((icon) => icon.dataset.kind);

describe('the effects of someone', () => {
  test('include the shield that a unique item raises, under its name', async () => {
    renderApp(<Statuses statuses={[status('torso_fridge_door', 6, { absorbs: 45, by: self })]} />);
    expect(
      within(await list())
        .getByRole('button')
        .getAttribute('aria-label'),
    ).toContain('Fridge Door');
  });

  test('have debuffs first, and of each kind the one that ends first', async () => {
    renderApp(
      <Statuses
        statuses={[status('hasted', 900), status('well_fed', 300), status('burning', 800), status('jolted', 90)]}
      />,
    );
    const names = within(await list())
      .getAllByRole('button')
      .map((icon) => icon.getAttribute('aria-label'));
    expect(names.map((name) => name?.split(/[,×]/)[0]?.trim())).toEqual([
      'Control: Jolted',
      'Debuff: Burning',
      'Buff: Well Fed',
      'Buff: Hasted',
    ]);
    expect(await kinds()).toEqual(['control', 'harm', 'boon', 'boon']);
  });

  test('fold when they are many, and unfold on demand', async () => {
    const many = ['hasted', 'focused', 'wired', 'well_fed', 'fortified'].map((id) => status(id, 600));
    const { user } = renderApp(<Statuses statuses={many} most={3} />);
    const more = await screen.findByRole('button', { name: text('combat.moreStatuses', { count: 3 }) });
    expect(within(await list()).getAllByRole('button')).toHaveLength(3);
    await user.click(more);
    expect(within(await list()).getAllByRole('button')).toHaveLength(6);
    expect(screen.getByRole('button', { name: text('combat.fewerStatuses') }).getAttribute('aria-expanded')).toBe(
      'true',
    );
  });

  test('include a shield with its ability’s name, the time left and the damage it still takes', async () => {
    const { user } = renderApp(<Statuses statuses={[status('brace', 6, { absorbs: 18 })]} />);
    await list();
    expect(await screen.findByRole('button', { name: 'Buff: Brace, 6 s left' })).toBeTruthy();
    await user.tab();
    const tip = within(await screen.findByRole('tooltip'));
    expect(await tip.findByText(text('combat.absorbs', { points: 18 }))).toBeTruthy();
    expect(tip.getByText(text('combat.timeLeft', { seconds: 6 }))).toBeTruthy();
  });

  test('say by keyboard what they do in numbers, who applied them, and how long they last', async () => {
    const { user } = renderApp(<Statuses statuses={[status('burning', 600, { stacks: 2 })]} />);
    await list();
    await user.tab();
    const tip = within(await screen.findByRole('tooltip'));
    expect(await tip.findByText(text('combat.damagePerSecond', { amount: '10', type: 'thermal' }))).toBeTruthy();
    expect(tip.getByText('-8')).toBeTruthy();
    expect(await tip.findByText(text('combat.statusBy', { name: 'Tide Eel' }))).toBeTruthy();
    expect(tip.getByText(text('combat.timeLeft', { seconds: 600 }))).toBeTruthy();
  });

  test('say it on a tap too, and a second tap puts it away', async () => {
    const { user } = renderApp(<Statuses statuses={[status('hasted', 600, { by: self })]} />);
    const icon = within(await list()).getByRole('button');
    await user.pointer({ keys: '[TouchA]', target: icon });
    expect(
      await within(await screen.findByRole('tooltip')).findByText(text('combat.statusBy', { name: 'You' })),
    ).toBeTruthy();
    await user.pointer({ keys: '[TouchA]', target: icon });
    expect(screen.queryByRole('tooltip')).toBeNull();
  });

  test('are named in Russian', async () => {
    renderApp(<Statuses statuses={[status('burning', 600)]} />, {}, { locale: 'ru', messages: readMessages('ru') });
    expect(await screen.findByRole('button', { name: /Отрицательный эффект: Горение, осталось 600 с/ })).toBeTruthy();
  });
});
