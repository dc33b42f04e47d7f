import { describe, expect, it } from 'vitest';
import { padButtonName, padKindOf } from './pad';

describe('a gamepad', () => {
  it.each([
    ['Xbox Wireless Controller (STANDARD GAMEPAD Vendor: 045e Product: 02fd)', 'xbox'],
    ['xinput', 'xbox'],
    ['DualSense Wireless Controller (STANDARD GAMEPAD Vendor: 054c Product: 0ce6)', 'playstation'],
    ['Pro Controller (STANDARD GAMEPAD Vendor: 057e Product: 2009)', 'nintendo'],
    ['USB Gamepad (Vendor: 0079 Product: 0011)', 'generic'],
  ])('%s has the signs of %s', (id, kind) => {
    expect(padKindOf(id)).toBe(kind);
  });

  it('names its buttons as they are printed on it, with the layer in front', () => {
    expect(padButtonName('Pad0', { kind: 'xbox', layer: 'Pad4' })).toBe('A');
    expect(padButtonName('Pad0', { kind: 'playstation', layer: 'Pad4' })).toBe('✕');
    expect(padButtonName('LayerPad12', { kind: 'xbox', layer: 'Pad4' })).toBe('LB + ↑');
    expect(padButtonName('Pad16', { kind: 'generic', layer: 'Pad4' })).toBe('⌂');
  });
});
