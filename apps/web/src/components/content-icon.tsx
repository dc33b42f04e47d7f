import { classNames } from './class-names';

interface ContentIconProps {
  /** The name of an icon in the content: of an item, an ability or a status. */
  readonly name: string;
  readonly label?: string;
  readonly className?: string;
}

/** Draws an icon of the content in the colour of the surrounding text. */
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
