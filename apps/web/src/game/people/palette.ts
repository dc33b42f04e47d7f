/** Colours behind the indices of a `Look`; the lists are as long as `lookChoices` says. */
export const skinTones = [
  '#F2CDB0',
  '#E3B08C',
  '#CF9670',
  '#B27A54',
  '#8E5C3D',
  '#6A432D',
  '#A9B0B8',
  '#C9A2A8',
] as const;
export const hairHues = [
  '#17151A',
  '#3A2A22',
  '#6B4630',
  '#A8763F',
  '#D9BE84',
  '#C9CED6',
  '#C63A3A',
  '#FF3D81',
  '#3FD0E0',
  '#8F6BFF',
  '#61D394',
  '#FF8A3D',
] as const;
export const eyeHues = [
  '#5A3B26',
  '#6F8FA8',
  '#5E7F52',
  '#8A8F96',
  '#3FD0E0',
  '#FF3D81',
  '#FFB547',
  '#8F6BFF',
] as const;
export const cyberwareHues = [
  '#3FD0E0',
  '#FF3D81',
  '#FFB547',
  '#61D394',
  '#8F6BFF',
  '#FF4D5E',
  '#4F9DFF',
  '#DCE8F4',
] as const;
export const clothHues = [
  '#2B3038',
  '#4A515C',
  '#8B939E',
  '#C9CFD6',
  '#5B2A33',
  '#A03A44',
  '#7A4B2A',
  '#B5842F',
  '#39543D',
  '#2F6B66',
  '#2B5A7A',
  '#33447F',
  '#4E3A78',
  '#7A3A6A',
  '#B7336B',
  '#D8C9A6',
] as const;

export function hexOf(list: readonly string[], index: number): string {
  return list[index] ?? list[0] ?? '#888888';
}

/** Returns a lighter (above 1) or darker (below 1) version of a colour, as `rgb()`. */
export function shade(hex: string, by: number): string {
  const value = parseInt(hex.slice(1), 16);
  const channel = (shift: number): number => {
    const base = (value >> shift) & 255;
    return Math.round(by <= 1 ? base * by : base + (255 - base) * Math.min(1, by - 1));
  };
  return `rgb(${channel(16)},${channel(8)},${channel(0)})`;
}
