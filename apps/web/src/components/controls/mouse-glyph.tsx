const parts: Readonly<Record<string, string>> = {
  Mouse0: 'M11 2H9C6.5 2 5 4 5 6.5V10H11Z',
  Mouse1: 'M10.4 4.5H13.6V9.5H10.4Z',
  Mouse2: 'M13 2H15C17.5 2 19 4 19 6.5V10H13Z',
  Mouse3: 'M3.4 13.6H7V17H3.4Z',
  Mouse4: 'M3.4 10.6H7V13H3.4Z',
};

/** Draws a mouse with the button to press. */
export function MouseGlyph({ code }: { readonly code: string }) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden className="size-5 shrink-0">
      <path
        d="M9 2H15C17.5 2 19 4 19 6.5V17.5C19 20 17.5 22 15 22H9C6.5 22 5 20 5 17.5V6.5C5 4 6.5 2 9 2Z"
        className="fill-ground stroke-quiet"
        strokeWidth="1.4"
      />
      <path d="M5 10.6H19M12 2V10.6" className="fill-none stroke-quiet" strokeWidth="1.2" />
      <path d={parts[code]} className="fill-amber" />
    </svg>
  );
}
