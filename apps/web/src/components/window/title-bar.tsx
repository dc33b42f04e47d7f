import * as Parts from 'radix-ui/dialog';
import type { HTMLAttributes, ReactNode } from 'react';
import { classNames } from '../class-names';
import { IconButton } from '../icon-button';
import { PanelTitle } from '../panel';

interface TitleBarProps extends HTMLAttributes<HTMLDivElement> {
  readonly title: string;
  readonly closeLabel: string;
  readonly onClose: () => void;
  /** Whether the window is the top one; the titles of the others are dim. */
  readonly isTop: boolean;
  /** A grip is shown where the title is dragged down to close the window. */
  readonly grip: 'none' | 'below';
  /** Further buttons, left of the one that closes. */
  readonly children?: ReactNode;
}

/** The title of a window and the button that closes it. */
export function TitleBar({ title, closeLabel, onClose, isTop, grip, children, className, ...rest }: TitleBarProps) {
  return (
    <div
      {...rest}
      data-title-bar
      className={classNames(
        'relative flex shrink-0 items-center justify-between gap-2 border-b border-line py-1.5 pr-2 pl-4 select-none',
        'short:py-0.5',
        className,
      )}
    >
      {grip === 'below' && (
        <span aria-hidden className="absolute top-1.5 left-1/2 h-1 w-10 -translate-x-1/2 bg-quiet/60 short:top-1" />
      )}
      <Parts.Title asChild>
        <PanelTitle className={classNames('min-w-0 truncate', isTop ? 'text-text' : 'text-quiet')}>{title}</PanelTitle>
      </Parts.Title>
      <div className="flex shrink-0 items-center gap-1">
        <IconButton tone="bare" icon="close" label={closeLabel} hint="none" onClick={onClose} />
        {children && <div className="order-first">{children}</div>}
      </div>
    </div>
  );
}
