import { classNames } from '../class-names';

/** The logo: a crossing seen from above with one light on. */
export function Mark({ className }: { readonly className?: string }) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden className={classNames('size-6', className)}>
      <path d="M5 1H23V19L19 23H1V5Z" fill="#0c1014" stroke="#ff3d81" strokeWidth="1.5" />
      <path d="M12 2V22M2 12H22" stroke="#27303a" strokeWidth="5" />
      <path d="M14.5 14.5H20V18L18 20H14.5Z" fill="#ff3d81" />
      <path d="M4 6L6 4H9.5V9.5H4Z" fill="#d6dee6" />
    </svg>
  );
}
