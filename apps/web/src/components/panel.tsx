import { cva, type VariantProps } from 'class-variance-authority';
import { createElement, type HTMLAttributes, type ReactNode } from 'react';
import { classNames } from './class-names';

const look = cva('cut', {
  variants: {
    surface: { panel: '', solid: 'plate-panel', raised: 'plate-raised' },
    pad: { none: '', small: 'p-3', medium: 'p-4 sm:p-5', large: 'p-5 sm:p-8' },
    cut: { small: 'cut-6', medium: '', large: 'cut-16' },
  },
  defaultVariants: { surface: 'panel', pad: 'medium', cut: 'medium' },
});

interface PanelProps extends HTMLAttributes<HTMLElement>, VariantProps<typeof look> {
  readonly as?: 'div' | 'section' | 'article' | 'aside' | 'li' | 'nav' | 'header' | 'footer' | 'main';
}

/** A panel with a background and cut corners. */
export function Panel({ as = 'div', surface, pad, cut, className, ...rest }: PanelProps) {
  return createElement(as, { className: classNames(look({ surface, pad, cut }), className), ...rest });
}

/** A small heading with wide letter spacing over a part of a panel. */
export function PanelTitle({
  as = 'h2',
  className,
  children,
  ...rest
}: HTMLAttributes<HTMLElement> & { readonly as?: 'h2' | 'h3' | 'h4' | 'p'; readonly children: ReactNode }) {
  return createElement(as, { className: classNames('caps text-sm text-quiet', className), ...rest }, children);
}
