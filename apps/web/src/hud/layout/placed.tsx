'use client';

import type { HudPart } from '@necp/shared/settings/hud';
import type { ReactNode } from 'react';
import { classNames } from '../../components/class-names';
import { useIsInFight, useLayout } from './layout-root';
import { sidesOf, styleOf } from './place';

interface PlacedProps {
  readonly part: HudPart;
  /** The styles of the box that holds the content. */
  readonly className?: string;
  /** What stands in for the content while the player edits and there is none. */
  readonly sample?: ReactNode;
  /** `fixed` for a part outside the game screen. */
  readonly position?: 'absolute' | 'fixed';
  readonly children: ReactNode;
}

const alignments = { left: 'justify-items-start', centre: 'justify-items-center', right: 'justify-items-end' } as const;

/**
 * Puts a part of the HUD where the player wants it. A part is empty when it has no plate in it. The chat is only out of
 * sight when it is hidden: its key opens it for as long as the player writes.
 */
export function Placed({ part, className, sample, position = 'absolute', children }: PlacedProps) {
  const { places, isEditing } = useLayout();
  const isInFight = useIsInFight();
  const place = places[part];
  if (!place) return null;
  const isHidden = place.shown === 'never' || (place.shown === 'fights' && !isInFight);
  if (isHidden && !isEditing && part !== 'chat') return null;
  const { across } = sidesOf(place.at);
  const isUnseen = isHidden && !isEditing;
  return (
    <div
      data-hud-part={part}
      data-unseen={isUnseen || undefined}
      style={{ ...styleOf(place), ...(isHidden && isEditing ? { opacity: 0.3 } : {}) }}
      className={classNames(
        'layer w-max max-w-screen',
        position === 'fixed' ? 'fixed z-45' : 'absolute z-10',
        isUnseen && 'not-focus-within:opacity-0 not-focus-within:*:pointer-events-none',
      )}
    >
      <div className={classNames('layer peer grid', alignments[across], className)}>{children}</div>
      {isEditing && sample && <div className="hidden peer-[:not(:has(.cut))]:grid">{sample}</div>}
    </div>
  );
}
