import type { ReactNode } from 'react';
import { Spinner } from './button';
import { classNames } from './class-names';
import { Icon, type IconName } from './icon';

/** Draws a placeholder for content that is loading. */
export function Skeleton({ className }: { readonly className?: string }) {
  return <span aria-hidden className={classNames('block h-4 w-full animate-scan bg-line', className)} />;
}

/** A wait with a label. It appears after 200 ms, so that a short wait does not flicker. */
export function Loading({ label, className }: { readonly label: string; readonly className?: string }) {
  return (
    <div
      role="status"
      className={classNames(
        'flex animate-[appear_200ms_200ms_both] items-center justify-center gap-3 p-6 text-quiet',
        className,
      )}
    >
      <Spinner className="text-amber" />
      {label}
    </div>
  );
}

interface StateProps {
  readonly icon?: IconName;
  readonly title: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}

/** Shows that there is nothing yet, and what to do about it. */
export function EmptyState({ icon = 'note', title, children, action }: StateProps) {
  return (
    <State icon={icon} tone="text-quiet" title={title} action={action}>
      {children}
    </State>
  );
}

/** Shows that something failed, and what to do. */
export function ErrorState({ icon = 'fault', title, children, action }: StateProps) {
  return (
    <div role="alert">
      <State icon={icon} tone="text-red" title={title} action={action}>
        {children}
      </State>
    </div>
  );
}

function State({
  icon,
  tone,
  title,
  children,
  action,
}: StateProps & { readonly icon: IconName; readonly tone: string }) {
  return (
    <div className="grid justify-items-center gap-3 px-4 py-8 text-center">
      <Icon name={icon} className={classNames('size-8', tone)} />
      <p className="font-title text-lg font-medium text-text">{title}</p>
      {children && <div className="max-w-prose text-quiet">{children}</div>}
      {action && <div className="mt-2 flex flex-wrap justify-center gap-3">{action}</div>}
    </div>
  );
}
