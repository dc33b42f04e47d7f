import type { Rarity } from '@necp/shared/inventory/content';
import { cva, type VariantProps } from 'class-variance-authority';
import type { ReactNode } from 'react';
import { classNames } from './class-names';
import { Icon, type IconName } from './icon';

const tone = {
  plain: 'text-quiet',
  text: 'text-text',
  amber: 'text-amber',
  cyan: 'text-cyan',
  green: 'text-green',
  red: 'text-red',
  violet: 'text-violet',
  magenta: 'text-magenta',
} as const;

const badge = cva(
  'inline-flex items-center gap-1 border border-current px-1.5 py-0.5 text-xs leading-none font-semibold ' +
    'whitespace-nowrap',
  { variants: { tone }, defaultVariants: { tone: 'plain' } },
);

/** A label that gives the state of something in one word. */
export function Badge({ tone, children }: VariantProps<typeof badge> & { readonly children: ReactNode }) {
  return <span className={badge({ tone })}>{children}</span>;
}

const chip = cva('cut cut-4 inline-flex min-h-8 items-center gap-2 px-2.5 text-sm', {
  variants: { tone },
  defaultVariants: { tone: 'text' },
});

interface ChipProps extends VariantProps<typeof chip> {
  readonly icon?: IconName;
  readonly title?: string;
  readonly className?: string;
  readonly children: ReactNode;
}

/** Shows an icon and a number. */
export function Chip({ tone, icon, title, className, children }: ChipProps) {
  return (
    <span title={title} className={classNames(chip({ tone }), className)}>
      {icon && <Icon name={icon} className="size-4" />}
      {children}
    </span>
  );
}

const rarityMarks: Record<Rarity, readonly [glyph: string, colour: string]> = {
  scrap: ['▪', 'text-scrap'],
  common: ['●', 'text-common'],
  refined: ['▲', 'text-refined'],
  military: ['◆', 'text-military'],
  prototype: ['⬟', 'text-prototype'],
  iconic: ['★', 'text-iconic'],
};

/** Shows rarity by colour and by shape, so that either is enough. */
export function RarityMark({ rarity, children }: { readonly rarity: Rarity; readonly children: ReactNode }) {
  const [glyph, colour] = rarityMarks[rarity];
  return (
    <span className={classNames('inline-flex items-center gap-2', colour)}>
      <span aria-hidden>{glyph}</span>
      {children}
    </span>
  );
}
