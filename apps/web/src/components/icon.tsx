import { classNames } from './class-names';
import type names from './icon-names.json';

export type IconName = keyof typeof names;

interface IconProps {
  readonly name: IconName;
  /** Spoken when the picture stands alone; without it screen readers pass it by. */
  readonly label?: string;
  readonly className?: string;
}

/** A 20-pixel picture out of the sprite, in the colour of the text around it. */
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
