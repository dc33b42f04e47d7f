/** Returns a typed whole number within bounds, null for anything else. */
export function wholeNumber(
  typed: string,
  { min, max }: { readonly min: number; readonly max: number },
): number | null {
  const number = Number(typed);
  return /^\d+$/.test(typed.trim()) && number >= min && number <= max ? number : null;
}
