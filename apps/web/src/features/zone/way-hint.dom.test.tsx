import { loadZoneMap } from '@necp/content/client';
import { screen } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { renderApp, text } from '../../testing/render-app';
import { useZone } from './store';
import { WayHint } from './way-hint';

const stand = (x: number, y: number) =>
  useZone.getState().sweep({ self: { x, y, facing: 0 }, dots: [], place: null, hour: 12 });
const show = (device: 'desk' | 'phone') => renderApp(<WayHint character={{ level: 3 } as never} device={device} />);

beforeEach(async () => {
  useZone.getState().clear();
  useZone.getState().setMap(await loadZoneMap('watson'));
});

test('a gate to a district above the player’s level warns on the approach', async () => {
  stand(147, 128);
  show('desk');
  const words = text('zone.gateTooHard', { name: 'Westbrook', min: 6, max: 14, own: 3 });
  expect((await screen.findByRole('status')).textContent).toBe(words);
});

test('the warning is short on a phone', async () => {
  stand(147, 128);
  show('phone');
  expect((await screen.findByRole('status')).textContent).toBe(text('zone.gateTooHardShort', { min: 6, max: 14 }));
});

test('a dead end names the nearest gate', async () => {
  stand(154, 83);
  show('desk');
  const words = text('zone.deadEnd', { name: 'Westbrook', metres: 46 });
  expect((await screen.findByRole('status')).textContent).toBe(words);
});
