import { fireEvent, render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, expect, test, vi } from 'vitest';
import { ScrollArea } from './scroll-area';

/** Renders content of 300 px in an area of this height. */
function scrolled(children: ReactNode, clientHeight: number) {
  vi.spyOn(Element.prototype, 'scrollHeight', 'get').mockReturnValue(300);
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(clientHeight);
  const { container } = render(<ScrollArea>{children}</ScrollArea>);
  const frame = container.firstElementChild as HTMLElement;
  const area = frame.firstElementChild as HTMLElement;
  const hints = () => ['data-above', 'data-below'].filter((name) => frame.hasAttribute(name));
  const scrollTo = (top: number) => {
    area.scrollTop = top;
    fireEvent.scroll(area);
  };
  return { area, hints, scrollTo };
}

afterEach(() => void vi.restoreAllMocks());

test('the edges say where there is more', () => {
  const { hints, scrollTo } = scrolled('words', 100);
  expect(hints()).toEqual(['data-below']);
  scrollTo(80);
  expect(hints()).toEqual(['data-above', 'data-below']);
  scrollTo(200);
  expect(hints()).toEqual(['data-above']);
});

test('nothing is said where everything fits', () => {
  expect(scrolled('words', 300).hints()).toEqual([]);
});

test('keys scroll text without a control in it, and controls take the focus themselves', () => {
  expect(scrolled('words', 100).area.tabIndex).toBe(0);
  expect(scrolled(<button type="button">Sort</button>, 100).area.hasAttribute('tabindex')).toBe(false);
  expect(scrolled('words', 300).area.hasAttribute('tabindex')).toBe(false);
});
