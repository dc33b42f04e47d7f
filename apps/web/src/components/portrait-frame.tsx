import type { ReactNode } from 'react';
import { classNames } from './class-names';

const sizes = { small: 'w-10', medium: 'w-14', large: 'w-24', huge: 'w-44' } as const;

interface PortraitFrameProps {
  readonly size?: keyof typeof sizes;
  readonly tone?: 'plain' | 'chosen' | 'dim';
  readonly className?: string;
  readonly children: ReactNode;
}

/** Draws the frame of a portrait with a ratio of six to seven. */
export function PortraitFrame({ size = 'medium', tone = 'plain', className, children }: PortraitFrameProps) {
  return (
    <span
      className={classNames(
        'relative block aspect-[6/7] shrink-0 overflow-hidden border bg-ground [&>svg]:absolute',
        '[&>svg]:inset-0 [&>svg]:size-full',
        tone === 'chosen' ? 'border-amber' : 'border-line',
        tone === 'dim' && 'opacity-50 grayscale',
        sizes[size],
        className,
      )}
    >
      {children}
    </span>
  );
}
