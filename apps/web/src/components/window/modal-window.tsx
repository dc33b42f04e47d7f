'use client';

import * as Parts from 'radix-ui/dialog';
import { type ReactNode, useRef } from 'react';
import { useReturnFocus } from '../use-return-focus';
import { ScrollArea } from './scroll-area';
import { useStacked } from './stack';
import { TitleBar } from './title-bar';
import { WindowFooter } from './window-footer';
import { useIsSheet, useSheetDrag } from './use-sheet';

interface ModalWindowProps {
  /** Its name among the windows on the screen. */
  readonly name: string;
  readonly title: string;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly closeLabel: string;
  readonly footer?: ReactNode;
  readonly children: ReactNode;
}

/** Draws a window that must be answered first: it holds the focus and dims the rest. Esc closes it. */
export function ModalWindow({ open, onClose, ...rest }: ModalWindowProps) {
  return (
    <Parts.Root open={open} onOpenChange={(next) => !next && onClose()}>
      {open && <ModalContent onClose={onClose} {...rest} />}
    </Parts.Root>
  );
}

function ModalContent({ name, title, onClose, closeLabel, footer, children }: Omit<ModalWindowProps, 'open'>) {
  const element = useRef<HTMLDivElement>(null);
  const { layer } = useStacked(name, { element, close: onClose });
  const returnFocus = useReturnFocus({ mayReturnTo: (opener) => opener.closest('[role="dialog"]') !== null });
  const isSheet = useIsSheet();
  const sheet = useSheetDrag(onClose);
  return (
    <Parts.Portal>
      <Parts.Overlay style={{ zIndex: layer }} className="fixed inset-0 animate-appear bg-ground/75" />
      <Parts.Content
        ref={element}
        {...returnFocus}
        aria-describedby={undefined}
        style={{ zIndex: layer, ...(isSheet ? { translate: `0 ${sheet.down}px` } : {}) }}
        className={
          'cut cut-12 plate-panel fixed flex max-h-[85dvh] flex-col outline-none max-sm:inset-x-0 max-sm:bottom-0 ' +
          'max-sm:animate-rise max-sm:pb-[env(safe-area-inset-bottom)] sm:inset-0 sm:m-auto sm:h-fit sm:w-104 ' +
          'sm:max-w-[calc(100vw-2rem)] sm:animate-appear short:max-h-[calc(100dvh-0.375rem)]'
        }
      >
        <TitleBar
          title={title}
          closeLabel={closeLabel}
          onClose={onClose}
          isTop
          grip={isSheet ? 'below' : 'none'}
          {...(isSheet ? { ...sheet.dragging, className: 'touch-none' } : {})}
        />
        <ScrollArea className="window-pad">{children}</ScrollArea>
        {footer && <WindowFooter>{footer}</WindowFooter>}
      </Parts.Content>
    </Parts.Portal>
  );
}
