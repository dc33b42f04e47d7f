'use client';

import type { KeyboardEvent, MouseEvent, PointerEvent, ReactNode } from 'react';
import { classNames } from '../../components/class-names';
import { IconButton } from '../../components/icon-button';

interface KeySlotProps {
  readonly label: string;
  /** The name of what is bound, and how it is drawn; null in an empty slot. */
  readonly bound: { readonly name: string; readonly picture: ReactNode } | null;
  /** What stands in the slot while it waits; null while it does not. */
  readonly waiting: string | null;
  readonly onListen: () => void;
  /** Called with the code of a key or a mouse button while the slot waits; not for a gamepad's slot. */
  readonly onCode?: ((code: string) => void) | undefined;
  readonly onLeave: () => void;
  readonly onFree?: (() => void) | undefined;
  readonly freeLabel: string;
}

/** One slot of an action: a button that waits for a key or a button, and one that frees the slot. */
export function KeySlot({ label, bound, waiting, onListen, onCode, onLeave, onFree, freeLabel }: KeySlotProps) {
  const isListening = waiting !== null;
  const onKeyDown = (event: KeyboardEvent) => {
    if (!isListening || (!onCode && event.key !== 'Escape')) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') onLeave();
    else onCode?.(event.code);
  };
  const onPointerDown = (event: PointerEvent) => {
    if (!isListening || !onCode || event.pointerType !== 'mouse') return;
    event.preventDefault();
    onCode(`Mouse${event.button}`);
    swallowClick(event.currentTarget);
  };
  return (
    <span className="flex items-center">
      <button
        type="button"
        aria-label={`${label}: ${bound?.name ?? '—'}`}
        aria-pressed={isListening}
        onClick={onListen}
        onKeyDown={onKeyDown}
        onPointerDown={onPointerDown}
        onContextMenu={(event: MouseEvent) => event.preventDefault()}
        onBlur={isListening ? onLeave : undefined}
        className={classNames(
          'number grid min-h-9 w-28 place-items-center border bg-ground px-2 text-sm transition-colors touch:min-h-11',
          isListening ? 'border-amber text-amber' : 'border-line text-text hover:border-quiet',
          !bound && !isListening && 'text-quiet',
        )}
      >
        {waiting ?? bound?.picture ?? '—'}
      </button>
      {onFree ? (
        <IconButton tone="bare" size="small" icon="close" label={freeLabel} hint="none" onClick={onFree} />
      ) : (
        <span className="w-8 touch:w-11" />
      )}
    </span>
  );
}

/** The left button was bound by its press: the click that follows must not make the slot wait again. */
function swallowClick(element: Element): void {
  const swallow = (event: Event) => event.stopPropagation();
  element.addEventListener('click', swallow, { once: true, capture: true });
  window.addEventListener('pointerup', () => setTimeout(() => element.removeEventListener('click', swallow, true)), {
    once: true,
  });
}
