'use client';

import { useTranslations } from 'next-intl';
import * as Parts from 'radix-ui/dialog';
import { type ReactNode, useRef } from 'react';
import { classNames } from '../class-names';
import { IconButton } from '../icon-button';
import { useReturnFocus } from '../use-return-focus';
import { type FrameName, windowFrames } from './frames';
import type { Edge } from './place-rules';
import { ScrollArea } from './scroll-area';
import { closeTopWindow, focusTopWindow, useStacked } from './stack';
import { TitleBar } from './title-bar';
import { WindowFooter } from './window-footer';
import { useIsSheet, useSheetDrag } from './use-sheet';
import { useWindowPlace } from './use-window-place';

interface WindowProps {
  /** Which of the game's windows it is; this decides its size and where it first stands. */
  readonly frame: FrameName;
  readonly title: string;
  readonly onClose: () => void;
  readonly closeLabel: string;
  /** `page` scrolls as a whole; in `parts` the children fill the window and scroll themselves. */
  readonly layout?: 'page' | 'parts';
  readonly footer?: ReactNode;
  readonly children: ReactNode;
}

/**
 * Draws a window that leaves the game behind it usable. Its height does not depend on what it shows. On a desk it is
 * moved by its title, resized at its edges, and stands where the player left it; on a phone it is a sheet from below.
 * A click or the focus raises it, and Esc closes the top window.
 */
export function Window(props: WindowProps) {
  return (
    <Parts.Root open modal={false}>
      <WindowContent {...props} />
    </Parts.Root>
  );
}

function WindowContent({ frame, title, onClose, closeLabel, layout = 'page', footer, children }: WindowProps) {
  const element = useRef<HTMLDivElement>(null);
  const { layer, isTop, raising } = useStacked(frame, { element, close: onClose });
  const { onOpenAutoFocus, onCloseAutoFocus } = useReturnFocus({ mayReturnTo: isInDialog, otherwise: focusTopWindow });
  const isSheet = useIsSheet();
  const sheet = useSheetDrag(onClose);
  const desk = useWindowPlace(frame);
  const { x, y, width, height } = desk.place;
  const style = isSheet
    ? { zIndex: layer, translate: `0 ${sheet.down}px`, maxWidth: `${windowFrames[frame].width}rem` }
    : { zIndex: layer, left: `${x}rem`, top: `${y}rem`, width: `${width}rem`, height: `${height}rem` };
  return (
    <Parts.Portal>
      <Parts.Content
        ref={element}
        {...raising}
        aria-describedby={undefined}
        style={style}
        onOpenAutoFocus={focusingItself(onOpenAutoFocus)}
        onCloseAutoFocus={onCloseAutoFocus}
        onEscapeKeyDown={(event) => {
          event.preventDefault();
          // The first Escape leaves the field of the chat, the next one closes the window.
          if (!(event.target instanceof HTMLInputElement) || isInDialog(event.target)) closeTopWindow();
        }}
        onInteractOutside={(event) => event.preventDefault()}
        className={classNames(
          'cut cut-12 plate-panel fixed flex flex-col outline-none',
          isSheet ? sheetLook : deskLook,
        )}
      >
        <TitleBar
          title={title}
          closeLabel={closeLabel}
          onClose={onClose}
          isTop={isTop}
          grip={isSheet ? 'below' : 'none'}
          className={isSheet ? 'touch-none' : 'cursor-move touch-none'}
          {...(isSheet ? sheet.dragging : desk.moving)}
          onDoubleClick={({ target }) => {
            if (!isSheet && !(target as HTMLElement).closest('button')) desk.reset();
          }}
        >
          {!isSheet && <PlaceButton canResize={desk.canResize} onReset={desk.reset} onKeyDown={desk.onArrowKey} />}
        </TitleBar>
        <div className="cut-floor mx-px mb-px flex min-h-0 grow flex-col [container:window/size]">
          {layout === 'page' ? (
            <ScrollArea frameClassName="grow" className="window-pad">
              {children}
            </ScrollArea>
          ) : (
            children
          )}
        </div>
        {footer && <WindowFooter>{footer}</WindowFooter>}
        {!isSheet &&
          desk.canResize &&
          edges.map((edge) => <ResizeEdge key={edge} edge={edge} {...desk.resizing(edge)} />)}
      </Parts.Content>
    </Parts.Portal>
  );
}

/** Focuses the window that opens: a ring around the button that closes it would say that this is what to press. */
const focusingItself = (before: () => void) => (event: Event) => {
  before();
  event.preventDefault();
  if (event.currentTarget instanceof HTMLElement) event.currentTarget.focus({ preventScroll: true });
};

const deskLook = 'animate-appear';
const sheetLook =
  'inset-x-0 bottom-0 mx-auto h-[85dvh] w-[calc(100%-env(safe-area-inset-left)-env(safe-area-inset-right))] ' +
  'animate-rise pb-[env(safe-area-inset-bottom)] short:h-[calc(100dvh-0.375rem)]';

/** The focus goes back to a window below this one; after the last one it goes to the game. */
const isInDialog = (element: HTMLElement) => element.closest('[role="dialog"]') !== null;

interface PlaceButtonProps {
  readonly canResize: boolean;
  readonly onReset: () => void;
  readonly onKeyDown: (event: React.KeyboardEvent) => void;
}

/** Sends the window back to its first place; with the focus on it, arrow keys move and resize the window. */
function PlaceButton({ canResize, onReset, onKeyDown }: PlaceButtonProps) {
  const t = useTranslations('hud');
  return (
    <IconButton
      tone="bare"
      icon="restore"
      label={t(canResize ? 'windowPlaceAndSize' : 'windowPlace')}
      onClick={onReset}
      onKeyDown={onKeyDown}
    />
  );
}

const edges = ['right', 'bottom', 'corner'] as const satisfies readonly Edge[];
const edgeLooks: Readonly<Record<Edge, string>> = {
  right: '-right-1 top-12 bottom-4 w-2.5 cursor-ew-resize',
  bottom: '-bottom-1 inset-x-4 h-2.5 cursor-ns-resize',
  corner: '-right-1 -bottom-1 size-6 cursor-nwse-resize',
};

/** A part of the frame by which a pointer resizes the window; keys do it at the button in the title. */
function ResizeEdge({ edge, ...handlers }: { readonly edge: Edge } & React.HTMLAttributes<HTMLSpanElement>) {
  return (
    <span
      aria-hidden
      data-edge={edge}
      className={classNames('absolute z-20 touch-none', edgeLooks[edge])}
      {...handlers}
    >
      {edge === 'corner' && (
        <svg viewBox="0 0 12 12" className="absolute right-2 bottom-2 size-3 text-quiet" stroke="currentColor">
          <path d="M11 4 4 11M11 8 8 11" />
        </svg>
      )}
    </span>
  );
}
