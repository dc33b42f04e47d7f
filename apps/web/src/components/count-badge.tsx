/** A number on a button: how much waits behind it. The label is for screen readers. */
export function CountBadge({ count, label }: { readonly count: number; readonly label: string }) {
  if (count === 0) return null;
  return (
    <span
      className={
        'number grid min-w-4 place-items-center border border-ground bg-amber px-0.5 text-[0.65rem] leading-3.5 ' +
        'text-ground'
      }
    >
      <span aria-hidden>{count}</span>
      <span className="sr-only">{label}</span>
    </span>
  );
}
