import { screen } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { renderApp, text } from '../../testing/render-app';
import { Prompt } from './prompt';
import { useInteraction } from './store';

const doorway = { verb: 'transfer', entityId: 0, content: 'westbrook', name: 'Westbrook' } as const;
const show = (obstacle: string | null) => {
  useInteraction.setState({ prompt: { ...doorway, obstacle } });
  renderApp(
    <Prompt isFree playerActions={null}>
      {null}
    </Prompt>,
  );
};

beforeEach(() => useInteraction.setState(useInteraction.getInitialState()));

test('a doorway says where it leads, the key, and that standing still is enough', () => {
  show(null);
  expect(screen.getByRole('button').textContent).toContain('Westbrook');
  expect(screen.getByRole('status').textContent).toBe(text('combat.doorwayWait'));
});

test('a closed doorway says why', () => {
  show('zone.in_fight');
  expect(screen.getByRole('status').textContent).toBe(text('errors.zone.in_fight'));
});
