import type { ComponentProps } from 'react';
import { classNames } from './class-names';
import { SoftLink } from './site/soft-link';

interface TextLinkProps extends ComponentProps<typeof SoftLink> {
  /** In running text a link is as high as its line; alone it is high enough for a finger. */
  readonly place?: 'text' | 'alone';
}

/** A link within text or a list of links; underlined, so that colour is not its only mark. */
export function TextLink({ place = 'alone', className, ...rest }: TextLinkProps) {
  return (
    <SoftLink
      className={classNames(
        'text-text underline decoration-line decoration-1 underline-offset-4 transition-colors',
        'hover:text-amber hover:decoration-amber',
        place === 'alone' && 'touch:inline-flex touch:min-h-11 touch:items-center',
        className,
      )}
      {...rest}
    />
  );
}
