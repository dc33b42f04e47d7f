import { act, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { NewsCard } from './news-card';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function openCard() {
  const onClose = vi.fn();
  render(
    <NewsCard label="Level up" title="Level 3" tone="amber" shownMs={8_000} closeLabel="Close" onClose={onClose} />,
  );
  return { onClose, card: screen.getByRole('region', { name: 'Level up' }) };
}

const pass = (ms: number) => act(() => vi.advanceTimersByTime(ms));

test('a card leaves by itself', () => {
  const { onClose } = openCard();
  pass(7_999);
  expect(onClose).not.toHaveBeenCalled();
  pass(1);
  expect(onClose).toHaveBeenCalledOnce();
});

test('a card that must be answered stays until then', () => {
  const onClose = vi.fn();
  render(
    <NewsCard label="Quest" title="First Light" tone="green" shownMs={null} closeLabel="Close" onClose={onClose} />,
  );
  pass(600_000);
  expect(onClose).not.toHaveBeenCalled();
  fireEvent.click(screen.getByRole('button', { name: 'Close' }));
  expect(onClose).toHaveBeenCalledOnce();
});

test('a card stays as long as the pointer is over it', () => {
  const { onClose, card } = openCard();
  fireEvent.pointerEnter(card);
  pass(60_000);
  expect(onClose).not.toHaveBeenCalled();
  fireEvent.pointerLeave(card);
  pass(8_000);
  expect(onClose).toHaveBeenCalledOnce();
});

test('a card stays as long as the focus is in it', () => {
  const { onClose } = openCard();
  act(() => screen.getByRole('button', { name: 'Close' }).focus());
  pass(60_000);
  expect(onClose).not.toHaveBeenCalled();
});

test('cards come one after the other, each for its own time', () => {
  const closed: string[] = [];
  const cardOf = (label: string) => (
    <NewsCard
      key={label}
      label={label}
      title={label}
      tone="green"
      shownMs={8_000}
      closeLabel="Close"
      onClose={() => closed.push(label)}
    />
  );
  const { rerender } = render([cardOf('Level up'), cardOf('Quest completed')]);
  expect(screen.getAllByRole('region').map((card) => card.getAttribute('aria-label'))).toEqual(['Level up']);
  pass(8_000);
  expect(closed).toEqual(['Level up']);
  rerender([cardOf('Quest completed')]);
  expect(screen.getByRole('region', { name: 'Quest completed' })).toBeTruthy();
  pass(7_999);
  expect(closed).toEqual(['Level up']);
  pass(1);
  expect(closed).toEqual(['Level up', 'Quest completed']);
});
