import NextLink from 'next/link';
import type { ComponentProps } from 'react';
import { classNames } from './class-names';

/** A link within text or a list of links; underlined, so that colour is not its only mark. */
export function TextLink({ className, ...rest }: ComponentProps<typeof NextLink>) {
  return <NextLink prefetch={false} className={classNames('text-text underline decoration-line decoration-1 underline-offset-4 transition-colors hover:text-amber hover:decoration-amber touch:inline-flex touch:min-h-11 touch:items-center', className)} {...rest} />;
}
