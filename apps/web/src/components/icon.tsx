import { classNames } from './class-names';
import type names from './icon-names.json';

export type IconName = keyof typeof names;

interface IconProps {
  readonly name: IconName;
  /** The name for screen readers when the icon stands alone; without it they skip the icon. */
  readonly label?: string;
  readonly className?: string;
}

/** Draws a 20-pixel icon from the sprite, in the colour of the surrounding text. */
export function Icon({ name, label, className }: IconProps) {
  return (
    <svg
      viewBox="0 0 24 24"
      width={20}
      height={20}
      className={classNames('size-5 shrink-0', className)}
      role={label ? 'img' : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : true}
    >
      <use href={`/generated/icons.svg#${name}`} />
    </svg>
  );
}
