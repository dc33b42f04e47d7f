'use client';

import * as Parts from 'radix-ui/tooltip';
import {
  type FocusEvent,
  type MouseEvent,
  type PointerEvent,
  type ReactElement,
  type ReactNode,
  useEffect,
  useRef,
  useState,
} from 'react';
import { useDeviceStore } from './controls/device';
import { KeyCap } from './key-cap';

interface TooltipProps {
  readonly text: ReactNode;
  /** The bound key, shown as a cap. */
  readonly keyName?: string;
  readonly side?: 'top' | 'bottom' | 'left' | 'right';
  /** How a finger opens it: by a tap, or by a long touch that presses nothing. Without it fingers never do. */
  readonly touch?: 'tap' | 'hold';
  readonly children: ReactElement;
}

const holdMs = 420;
/** A finger that moves farther than this scrolls and does not hold. */
const holdPixels = 8;

/** The parts of a page in which screen readers look for everything: a tooltip belongs to that of its trigger. */
const landmarks = '[role=dialog], [role=alertdialog], [role=main], main, header, footer, nav';

/** A pointer that is held aims at the city and asks for no explanation. */
const ignoreHeldPointer = (event: PointerEvent) => {
  if (event.buttons !== 0) event.preventDefault();
};
/** The focus that a click or a closing window leaves on a button asks for none; a gamepad moves it on purpose. */
const ignoreQuietFocus = (event: FocusEvent) => {
  const isOnPad = useDeviceStore.getState().used === 'pad';
  if (!isOnPad && !event.currentTarget.matches(':focus-visible')) event.preventDefault();
};

/**
 * Shows a short explanation on hover and keyboard focus, and on touch when asked to; nothing important may be only
 * here. A click, a wheel, a key, or a window that takes the focus closes it, so that it never stays over the game.
 */
export function Tooltip({ text, keyName, side = 'top', touch, children }: TooltipProps) {
  const [isOpen, setOpen] = useState(false);
  const [landmark, setLandmark] = useState<HTMLElement | null>(null);
  const trigger = useRef<HTMLButtonElement>(null);
  const open = () => {
    setLandmark(trigger.current?.closest<HTMLElement>(landmarks) ?? null);
    setOpen(true);
  };
  const finger = useFinger({ touch, isOpen, open });
  useEffect(() => {
    if (!isOpen) return;
    const end = new AbortController();
    const shut = () => setOpen(false);
    for (const event of ['pointerdown', 'wheel', 'keydown', 'blur'] as const)
      window.addEventListener(event, shut, { capture: event !== 'blur', passive: true, signal: end.signal });
    const shutElsewhere = ({ target }: Event) => {
      if (!(target instanceof Node) || !trigger.current?.contains(target)) shut();
    };
    window.addEventListener('focusin', shutElsewhere, { signal: end.signal });
    return () => end.abort();
  }, [isOpen]);
  return (
    <Parts.Root open={isOpen} onOpenChange={(isWanted) => (isWanted ? open() : setOpen(false))}>
      <Parts.Trigger ref={trigger} asChild onPointerMove={ignoreHeldPointer} onFocus={ignoreQuietFocus} {...finger}>
        {children}
      </Parts.Trigger>
      <Parts.Portal container={landmark}>
        <Parts.Content
          side={side}
          sideOffset={8}
          collisionPadding={8}
          className={
            'cut cut-4 plate-raised z-50 flex max-w-72 animate-appear items-center gap-2 px-3 py-1.5 ' +
            'text-sm text-text'
          }
        >
          {text}
          {keyName && <KeyCap>{keyName}</KeyCap>}
        </Parts.Content>
      </Parts.Portal>
    </Parts.Root>
  );
}

interface Finger extends Pick<TooltipProps, 'touch'> {
  readonly isOpen: boolean;
  readonly open: () => void;
}

/** Returns the handlers by which a finger opens a tooltip: a second tap closes it again. */
function useFinger({ touch, isOpen, open }: Finger) {
  const press = useRef({ isTouch: false, wasOpen: false, isHeld: false, x: 0, y: 0, timer: 0 });
  useEffect(() => () => window.clearTimeout(press.current.timer), []);
  if (touch === undefined) return {};
  const stop = () => window.clearTimeout(press.current.timer);
  return {
    onPointerDownCapture: ({ pointerType, clientX, clientY }: PointerEvent) => {
      stop();
      const isTouch = pointerType === 'touch';
      press.current = { isTouch, wasOpen: isOpen, isHeld: false, x: clientX, y: clientY, timer: 0 };
      if (!isTouch || touch !== 'hold') return;
      press.current.timer = window.setTimeout(() => {
        press.current.isHeld = true;
        open();
      }, holdMs);
    },
    onPointerMoveCapture: ({ clientX, clientY }: PointerEvent) => {
      if (Math.hypot(clientX - press.current.x, clientY - press.current.y) > holdPixels) stop();
    },
    onPointerUpCapture: stop,
    onPointerCancelCapture: stop,
    onContextMenu: (event: MouseEvent) => press.current.isTouch && event.preventDefault(),
    onClickCapture: (event: MouseEvent) => {
      const { isTouch, wasOpen, isHeld } = press.current;
      press.current.isHeld = false;
      if (touch === 'hold' && !isHeld) return;
      if (touch === 'tap' && !isTouch) return;
      event.preventDefault();
      if (touch === 'hold') event.stopPropagation();
      else if (!wasOpen) open();
    },
  };
}

/** Must enclose everything that has tooltips. */
export function TooltipRoom({ children }: { readonly children: ReactNode }) {
  return (
    <Parts.Provider delayDuration={350} skipDelayDuration={200}>
      {children}
    </Parts.Provider>
  );
}
