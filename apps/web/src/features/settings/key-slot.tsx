'use client';

import type { KeyboardEvent } from 'react';
import { classNames } from '../../components/class-names';
import { IconButton } from '../../components/icon-button';
import { keyName } from '../../components/key-names';

interface KeySlotProps {
  readonly label: string;
  readonly waiting: string;
  readonly code: string | undefined;
  readonly state: 'listening' | 'resting';
  readonly onListen: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onLeave: () => void;
  readonly onFree?: (() => void) | undefined;
  readonly freeLabel: string;
}

/** One key of an action: a button that waits for a key, and one that frees the slot. */
export function KeySlot({
  label,
  waiting,
  code,
  state,
  onListen,
  onKeyDown,
  onLeave,
  onFree,
  freeLabel,
}: KeySlotProps) {
  const isListening = state === 'listening';
  return (
    <span className="flex items-center">
      <button
        type="button"
        aria-label={`${label}: ${code ? keyName(code) : '—'}`}
        aria-pressed={isListening}
        onClick={onListen}
        onKeyDown={onKeyDown}
        onBlur={isListening ? onLeave : undefined}
        className={classNames(
          'number min-h-9 w-28 border bg-ground px-2 text-sm transition-colors touch:min-h-11',
          isListening ? 'border-amber text-amber' : 'border-line text-text hover:border-quiet',
          !code && !isListening && 'text-quiet',
        )}
      >
        {isListening ? waiting : code ? keyName(code) : '—'}
      </button>
      {onFree ? (
        <IconButton tone="bare" size="small" icon="close" label={freeLabel} hint="none" onClick={onFree} />
      ) : (
        <span className="w-8 touch:w-11" />
      )}
    </span>
  );
}
