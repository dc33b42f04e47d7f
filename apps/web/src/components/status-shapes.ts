/** Buffs are square, debuffs hang down to a point, controls have six corners: shape says it without colour. */
export const statusShapes = {
  boon: { line: 'bg-green', text: 'text-green', shape: 'polygon(0 0, 100% 0, 100% 100%, 0 100%)' },
  harm: { line: 'bg-red', text: 'text-red', shape: 'polygon(0 0, 100% 0, 100% 72%, 50% 100%, 0 72%)' },
  control: {
    line: 'bg-amber',
    text: 'text-amber',
    shape: 'polygon(25% 0, 75% 0, 100% 50%, 75% 100%, 25% 100%, 0 50%)',
  },
} as const;
