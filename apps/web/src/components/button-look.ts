import { cva, type VariantProps } from 'class-variance-authority';

/** The classes of a button, also for parts that load on every page and do without the rest of `Button`. */
export const buttonLook = cva(
  'cut inline-flex items-center justify-center gap-2 font-title font-medium text-center ' +
    'no-underline select-none transition-colors active:translate-y-px disabled:opacity-45 ' +
    'disabled:active:translate-y-0 aria-disabled:opacity-45 touch:min-h-11',
  {
    variants: {
      tone: {
        primary: 'plate-amber edge-amber text-ground hover:plate-[#ffc772] hover:edge-[#ffc772]',
        plain: 'plate-raised edge-line text-text hover:edge-quiet',
        quiet: 'plate-transparent edge-transparent text-quiet hover:text-text hover:plate-raised',
        danger: 'plate-raised edge-red text-red hover:plate-[#2a1419]',
      },
      size: {
        small: 'cut-4 min-h-8 px-3 text-sm',
        medium: 'cut-6 min-h-10 px-4 text-base',
        large: 'cut-12 min-h-14 px-8 text-xl font-bold tracking-wide',
      },
      wide: { true: 'w-full', false: '' },
    },
    defaultVariants: { tone: 'plain', size: 'medium', wide: false },
  },
);
export type ButtonLook = VariantProps<typeof buttonLook>;
