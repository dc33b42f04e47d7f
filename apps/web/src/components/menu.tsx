'use client';

import * as Parts from 'radix-ui/dropdown-menu';
import type { ReactNode } from 'react';

interface MenuContentProps {
  /** What the menu is for: menus lie outside the window or page that they belong to, in a region of their own. */
  readonly label: string;
  readonly align: 'start' | 'end';
  readonly children: ReactNode;
}

/** The items of a menu that is open, above everything else. */
export function MenuContent({ label, align, children }: MenuContentProps) {
  return (
    <Parts.Portal>
      <section aria-label={label}>
        <Parts.Content
          align={align}
          sideOffset={4}
          collisionPadding={8}
          className="cut cut-6 plate-raised z-50 min-w-48 animate-appear p-1"
          // The keys of the menu are not those of the game.
          onKeyDown={(event) => event.stopPropagation()}
        >
          {children}
        </Parts.Content>
      </section>
    </Parts.Portal>
  );
}

export const menuItemLook =
  'flex min-h-9 items-center gap-3 px-3 outline-none select-none data-highlighted:bg-line touch:min-h-11';
