import { classNames } from './class-names';

interface ContentIconProps {
  /** A name that content gives: of an item, an ability, a status. */
  readonly name: string;
  readonly label?: string;
  readonly className?: string;
}

/** A picture of something in the world, in the colour of the text around it. */
export function ContentIcon({ name, label, className }: ContentIconProps) {
  return (
    <svg
      viewBox="0 0 24 24"
      className={classNames('size-6 shrink-0', className)}
      role={label ? 'img' : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : true}
    >
      <use href={`/generated/content-icons.svg#${name}`} />
    </svg>
  );
}
