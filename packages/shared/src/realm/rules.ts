/** How full the world is, for the word beside its name; `full` from 98 % on. */
export function crowding(population: number, capacity: number): 'quiet' | 'lively' | 'crowded' | 'full' {
  const share = capacity > 0 ? population / capacity : 1;
  if (share >= 0.98) return 'full';
  if (share >= 0.7) return 'crowded';
  return share >= 0.2 ? 'lively' : 'quiet';
}
