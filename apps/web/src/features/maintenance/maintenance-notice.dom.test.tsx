import { act, screen } from '@testing-library/react';
import { minuteMs } from '@necp/shared/kernel';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { renderApp, text } from '../../testing/render-app';
import { MaintenanceNotice } from './maintenance-notice';
import { useMaintenance } from './store';

const focusGame = vi.fn();
const message = { en: 'A new district opens.', ru: 'Открываем новый район.' };
const announce = (startsInMs: number, version = 1) =>
  act(() =>
    useMaintenance.getState().hear({
      id: '00000000-0000-7000-8000-000000000001',
      version,
      startsInMs,
      endsInMs: startsInMs + 30 * minuteMs,
      message,
    }),
  );
const pass = (ms: number) => act(() => void vi.advanceTimersByTime(ms));
const chip = () =>
  screen.queryByRole('button', { name: `${text('maintenance.running')}: ${text('maintenance.show')}` });

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance', 'Date'] });
  renderApp(<MaintenanceNotice focusGame={focusGame} />);
});
afterEach(() => {
  act(() => useMaintenance.getState().hear(null));
  vi.useRealTimers();
});

test('is nothing while no maintenance is planned', () => {
  expect(screen.queryByRole('status')?.textContent ?? '').not.toContain(text('maintenance.running'));
  expect(chip()).toBeNull();
});

test('announces it in whole, then shrinks to a count-down until the next reminder', () => {
  announce(16 * minuteMs);
  expect(screen.getByText(message.en)).toBeTruthy();
  expect(screen.getByText(text('maintenance.advice'))).toBeTruthy();
  pass(20_000);
  expect(screen.queryByText(text('maintenance.advice'))).toBeNull();
  expect(chip()?.textContent).toContain('15:40');
  pass(45_000);
  expect(screen.getByText(text('maintenance.advice'))).toBeTruthy();
});

test('says each reminder once to screen readers, and never the seconds', () => {
  announce(10 * minuteMs);
  const said = () => screen.getAllByRole('status').map(({ textContent }) => textContent);
  const ten = said();
  expect(ten.join()).toContain(`${text('maintenance.inMinutes', { minutes: 10 })}. ${message.en}`);
  pass(30_000);
  expect(said()).toEqual(ten);
  pass(9 * minuteMs);
  expect(said().join()).toContain(text('maintenance.inMinutes', { minutes: 1 }));
});

test('counts the last minute in seconds, and can be made small', () => {
  announce(minuteMs);
  pass(30_000);
  expect(screen.getByText(text('maintenance.inSeconds', { seconds: 30 }))).toBeTruthy();
  act(() => screen.getByRole('button', { name: text('maintenance.hide') }).click());
  expect(focusGame).toHaveBeenCalled();
  expect(chip()?.textContent).toContain('0:30');
});

test('follows a change, and goes when it is cancelled', () => {
  announce(40 * minuteMs);
  pass(20_000);
  expect(chip()).not.toBeNull();
  announce(5 * minuteMs, 2);
  expect(screen.getByText(text('maintenance.inMinutes', { minutes: 5 }))).toBeTruthy();
  act(() => useMaintenance.getState().hear(null));
  expect(chip()).toBeNull();
  expect(screen.queryByText(message.en)).toBeNull();
});

test('says to staff that it is on', () => {
  announce(0);
  expect(screen.getAllByText(text('maintenance.staff')).length).toBeGreaterThan(0);
  pass(20_000);
  expect(chip()?.textContent).toBe(text('maintenance.running'));
});
