import { act, screen } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { renderApp, text } from '../../testing/render-app';
import { PickAll } from './pick-all';
import { useLoot } from './store';

beforeEach(() => useLoot.setState(useLoot.getInitialState()));

test('the button of a phone that picks up everything says so in words', async () => {
  renderApp(<PickAll device="phone" isFree playerActions={null} />);
  const drop = (id: number) => ({ id, distanceTiles: 1 });
  act(() => useLoot.setState({ drops: [drop(1), drop(2)] as never }));
  expect(await screen.findByRole('button', { name: `${text('combat.takeAll')} 2` })).toBeTruthy();
});
