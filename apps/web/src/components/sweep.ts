/**
 * Returns a sector that closes clockwise from the top, as a clip path.
 * @param share 0 to 1
 */
export function sweep(share: number): string {
  const turn = Math.max(0, Math.min(1, share)) * 2 * Math.PI;
  const points = Array.from({ length: 25 }, (_, index) => {
    const angle = -Math.PI / 2 - (turn * index) / 24;
    return `${50 + Math.cos(angle) * 75}% ${50 + Math.sin(angle) * 75}%`;
  });
  return `polygon(50% 50%, ${points.join(', ')})`;
}
