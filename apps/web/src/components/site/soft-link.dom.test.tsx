import { fireEvent, render, screen } from '@testing-library/react';
import { AppRouterContext } from 'next/dist/shared/lib/app-router-context.shared-runtime';
import type { ComponentProps, ContextType } from 'react';
import { beforeEach, expect, test, vi } from 'vitest';
import { SoftLink } from './soft-link';

const push = vi.fn();
const router = { push } as unknown as NonNullable<ContextType<typeof AppRouterContext>>;
beforeEach(() => void push.mockClear());

/** Returns whether the browser itself follows a click on a link. */
function click(
  link: ComponentProps<typeof SoftLink>,
  how: MouseEventInit = {},
  over: typeof router | null = router,
): boolean {
  const isLeft = { value: false };
  render(
    // Another listener keeps jsdom from following the link.
    <AppRouterContext.Provider value={over}>
      <div
        role="presentation"
        onClick={(event) => {
          isLeft.value = !event.defaultPrevented;
          event.preventDefault();
        }}
      >
        <SoftLink {...link}>there</SoftLink>
      </div>
    </AppRouterContext.Provider>,
  );
  fireEvent.click(screen.getByRole('link', { name: 'there' }), how);
  return isLeft.value;
}

test('changes the page without loading it anew', () => {
  expect(click({ href: '/en/help' })).toBe(false);
  expect(push).toHaveBeenCalledExactlyOnceWith('/en/help');
});

test.each([
  ['another site', { href: 'https://example.org/' }, {}],
  ['another site by the same scheme', { href: '//example.org/' }, {}],
  ['an address for e-mail', { href: 'mailto:a@example.org' }, {}],
  ['a part of the page', { href: '#money' }, {}],
  ['a link for a new tab', { href: '/help', target: '_blank' }, {}],
  ['a click with Ctrl', { href: '/help' }, { ctrlKey: true }],
  ['a click with Shift', { href: '/help' }, { shiftKey: true }],
  ['a click with the middle button', { href: '/help' }, { button: 1 }],
])('leaves %s to the browser', (_what, link, how) => {
  expect(click(link, how)).toBe(true);
  expect(push).not.toHaveBeenCalled();
});

test('leaves everything to the browser on a page without a router', () => {
  expect(click({ href: '/en/help' }, {}, null)).toBe(true);
});
