'use client';

import * as Parts from 'radix-ui/dialog';
import { useRef, useState, type PointerEvent, type ReactNode } from 'react';
import { classNames } from './class-names';
import { IconButton } from './icon-button';
import { PanelTitle } from './panel';
import { useReturnFocus } from './use-return-focus';

interface WindowProps {
  readonly title: string;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly closeLabel: string;
  /** `beside` leaves the game behind it usable and can be dragged; `modal` must be answered first. */
  readonly kind?: 'beside' | 'modal';
  readonly width?: 'narrow' | 'medium' | 'wide' | 'widest';
  readonly footer?: ReactNode;
  readonly children: ReactNode;
}

const widths = { narrow: 'sm:w-104', medium: 'sm:w-144', wide: 'sm:w-192', widest: 'sm:w-264' } as const;

/**
 * Draws a window: draggable by its title with a mouse, a sheet from below on a phone, closed by Esc. A modal window
 * holds the focus and dims the rest.
 */
export function Window({
  title,
  open,
  onClose,
  closeLabel,
  kind = 'beside',
  width = 'medium',
  footer,
  children,
}: WindowProps) {
  const drag = useDrag();
  const returnFocus = useReturnFocus({ mayReturnTo: isInDialog });
  const isModal = kind === 'modal';
  return (
    <Parts.Root open={open} modal={isModal} onOpenChange={(next) => !next && onClose()}>
      <Parts.Portal>
        {isModal && <Parts.Overlay className="fixed inset-0 z-40 animate-appear bg-ground/75" />}
        <Parts.Content
          {...returnFocus}
          aria-describedby={undefined}
          style={drag.style}
          onInteractOutside={isModal ? undefined : (event) => event.preventDefault()}
          className={classNames(
            'cut cut-12 plate-[rgb(12_16_20/0.96)] fixed z-40 flex max-h-[85dvh] flex-col outline-none',
            'max-sm:inset-x-0 max-sm:bottom-0 max-sm:animate-rise max-sm:pb-[env(safe-area-inset-bottom)]',
            'sm:top-1/2 sm:left-1/2 sm:max-w-[calc(100vw-2rem)] sm:animate-appear',
            'sm:[translate:calc(-50%+var(--drag-x))_calc(-50%+var(--drag-y))] short:max-h-[calc(100dvh-1rem)]',
            widths[width],
          )}
        >
          <div
            className={classNames(
              'flex items-center justify-between gap-4 border-b border-line py-1.5 pr-2 pl-4',
              !isModal && 'sm:cursor-move sm:select-none',
            )}
            onPointerDown={isModal ? undefined : drag.onPointerDown}
            onPointerMove={drag.onPointerMove}
            onPointerUp={drag.onPointerUp}
          >
            <Parts.Title asChild>
              <PanelTitle className="text-text">{title}</PanelTitle>
            </Parts.Title>
            <IconButton tone="bare" icon="close" label={closeLabel} hint="none" onClick={onClose} />
          </div>
          <div className="min-h-0 grow overflow-y-auto overscroll-contain p-4 sm:p-5">{children}</div>
          {footer && <div className="flex flex-wrap justify-end gap-3 border-t border-line p-4">{footer}</div>}
        </Parts.Content>
      </Parts.Portal>
    </Parts.Root>
  );
}

/** The focus goes back to a window below this one; after the last one it goes to the game. */
const isInDialog = (element: HTMLElement) => element.closest('[role="dialog"]') !== null;

interface Grip {
  readonly pointerId: number;
  readonly fromX: number;
  readonly fromY: number;
}

function useDrag() {
  const [offset, setOffset] = useState({ x: 0, y: 0 });
  const grip = useRef<Grip | null>(null);
  return {
    style: { '--drag-x': `${offset.x}px`, '--drag-y': `${offset.y}px` } as React.CSSProperties,
    onPointerDown(event: PointerEvent<HTMLElement>) {
      if (event.pointerType !== 'mouse' || event.button !== 0 || (event.target as HTMLElement).closest('button'))
        return;
      grip.current = { pointerId: event.pointerId, fromX: event.clientX - offset.x, fromY: event.clientY - offset.y };
      event.currentTarget.setPointerCapture(event.pointerId);
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      if (grip.current?.pointerId !== event.pointerId) return;
      const reachX = window.innerWidth / 2 - 60;
      const reachY = window.innerHeight / 2 - 40;
      setOffset({
        x: clamp(event.clientX - grip.current.fromX, reachX),
        y: clamp(event.clientY - grip.current.fromY, reachY),
      });
    },
    onPointerUp() {
      grip.current = null;
    },
  };
}

const clamp = (value: number, reach: number): number => Math.max(-reach, Math.min(reach, value));
