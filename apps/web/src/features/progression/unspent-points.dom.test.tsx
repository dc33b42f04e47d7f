import { screen, waitFor } from '@testing-library/react';
import type { ProgressionView } from '@necp/shared/progression/schema';
import { expect, test } from 'vitest';
import { renderApp, text } from '../../testing/render-app';
import { AttributePoints, PerkPoints } from './unspent-points';

const view = (points: Pick<ProgressionView, 'attributePoints' | 'perkPoints'>) => points as ProgressionView;
const show = (points: Parameters<typeof view>[0]) =>
  renderApp(
    <>
      <AttributePoints />
      <PerkPoints />
    </>,
    { 'progression.view': () => view(points) },
  );

test('the buttons of the character and of the perks count the points to spend, in words too', async () => {
  show({ attributePoints: 1, perkPoints: 3 });
  const attributes = await screen.findByText(text('hud.attributePoints', { count: 1 }));
  expect(attributes.parentElement?.textContent).toContain('1');
  const perks = screen.getByText(text('hud.perkPoints', { count: 3 }));
  expect(perks.parentElement?.textContent).toContain('3');
});

test('they show nothing when all points are spent', async () => {
  const { api } = show({ attributePoints: 0, perkPoints: 2 });
  await screen.findByText(text('hud.perkPoints', { count: 2 }));
  await waitFor(() => expect(api.callsOf('progression.view')).toHaveLength(1));
  expect(screen.queryByText(text('hud.attributePoints', { count: 0 }))).toBeNull();
});
