/** How the buttons of a gamepad are named. */
export const padKinds = ['xbox', 'playstation', 'nintendo', 'generic'] as const;
export type PadKind = (typeof padKinds)[number];

const kinds = [
  ['nintendo', /057e|nintendo|joy-con|switch/i],
  ['playstation', /054c|playstation|dualshock|dualsense/i],
  ['xbox', /045e|xbox|xinput/i],
] as const;

/**
 * Returns how the buttons of a gamepad are named.
 * @param id what the browser calls it, such as `Xbox Wireless Controller (… Vendor: 045e …)`
 */
export function padKindOf(id: string): PadKind {
  return kinds.find(([, pattern]) => pattern.test(id))?.[0] ?? 'generic';
}

/** The letters and signs on the buttons 0 to 11 of the standard mapping. */
const names = {
  xbox: ['A', 'B', 'X', 'Y', 'LB', 'RB', 'LT', 'RT', 'View', 'Menu', 'L3', 'R3'],
  playstation: ['✕', '○', '□', '△', 'L1', 'R1', 'L2', 'R2', 'Create', 'Options', 'L3', 'R3'],
  nintendo: ['B', 'A', 'Y', 'X', 'L', 'R', 'ZL', 'ZR', '−', '+', 'L3', 'R3'],
  generic: ['1', '2', '3', '4', 'L1', 'R1', 'L2', 'R2', '−', '+', 'L3', 'R3'],
} as const satisfies Record<PadKind, readonly string[]>;
const cross = ['↑', '↓', '←', '→'] as const;

/** Returns the number of a button code in the standard mapping. */
export const padButtonOf = (code: string): number => Number(code.replace(/^(Layer)?Pad/, ''));

/** Returns the name of a button code on a gamepad, such as `LB + A`; `layer` is the code of the layer's button. */
export function padButtonName(code: string, pad: { readonly kind: PadKind; readonly layer: string }): string {
  const button = padButtonOf(code);
  const name = names[pad.kind][button] ?? cross[button - 12] ?? '⌂';
  return code.startsWith('Layer') ? `${padButtonName(pad.layer, pad)} + ${name}` : name;
}
