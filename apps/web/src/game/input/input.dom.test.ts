import { aimRadians, intentButtons } from '@necp/shared/protocol';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { GameSettings } from '../types';
import { Input, type InputMoment } from './input';

const moment: InputMoment = {
  self: { x: 0, y: 0 },
  tilePixels: 32,
  lastAim: 0,
  seenQuarter: 0,
  target: null,
};

interface FakePad {
  readonly id: string;
  readonly index: number;
  readonly connected: boolean;
  readonly axes: number[];
  readonly buttons: { pressed: boolean; value: number }[];
}

const fakePad = (index = 0, id = 'Xbox Wireless Controller'): FakePad => ({
  id,
  index,
  connected: true,
  axes: [0, 0, 0, 0],
  buttons: Array.from({ length: 17 }, () => ({ pressed: false, value: 0 })),
});
const press = (pad: FakePad, ...buttons: readonly number[]) => {
  for (const [index, button] of pad.buttons.entries()) button.pressed = buttons.includes(index);
};

let pads: (FakePad | null)[] = [];
const getGamepads = vi.fn(() => pads);
const plugIn = (...next: (FakePad | null)[]) => {
  pads = next;
  window.dispatchEvent(new Event('gamepadconnected'));
};

let running: Input | null = null;

/** Starts the input of a game on a canvas; `acted` and the other callbacks are spies. */
function startInput(settings: Partial<Pick<GameSettings, 'keys' | 'pad'>> = {}) {
  const host = document.createElement('div');
  document.body.append(host);
  const sink = {
    acted: vi.fn(() => true),
    zoomed: vi.fn(),
    pressed: vi.fn(() => false),
    gesture: vi.fn(),
    windowPressed: vi.fn(),
    deviceChanged: vi.fn(),
    menuUsed: vi.fn(),
  };
  const input = new Input(host, sink);
  running = input;
  input.bind({ keys: {}, pad: {}, ...settings });
  const mouse = (type: string, buttons: number, button = 0) => {
    const event = new MouseEvent(type, { bubbles: true, button, buttons });
    host.dispatchEvent(Object.assign(event, { pointerType: 'mouse', pointerId: 1 }));
  };
  const buttonsNow = () => input.tickInput(moment).buttons;
  return { input, sink, host, mouse, buttonsNow };
}

beforeEach(() => {
  pads = [];
  getGamepads.mockClear();
  Object.assign(navigator, { getGamepads });
});
afterEach(() => {
  running?.destroy();
  document.body.replaceChildren();
});

describe('the buttons of the mouse', () => {
  it('shoot with the left one, aim with the right one and lock with the middle one', () => {
    const { sink, mouse, buttonsNow } = startInput();
    mouse('pointerdown', 1);
    expect(buttonsNow() & intentButtons.fire).toBe(intentButtons.fire);
    mouse('pointermove', 3);
    expect(buttonsNow() & intentButtons.steady).toBe(intentButtons.steady);
    mouse('pointermove', 2);
    mouse('pointerup', 0, 2);
    mouse('pointerdown', 4, 1);
    expect(sink.acted.mock.calls).toEqual([['fire'], ['steady'], ['targetLock']]);
  });

  it('do what the player has bound to them, windows too', () => {
    const { sink, mouse } = startInput({ keys: { dodge: ['Mouse3'], fire: ['KeyO'], inventory: ['Mouse4'] } });
    mouse('pointerdown', 1);
    mouse('pointerup', 0);
    mouse('pointerdown', 8, 3);
    mouse('pointermove', 24);
    expect(sink.acted.mock.calls).toEqual([['dodge']]);
    expect(sink.windowPressed.mock.calls).toEqual([['inventory']]);
  });

  it('use what is under the pointer instead of shooting', () => {
    const { sink, mouse, buttonsNow } = startInput();
    sink.pressed.mockReturnValue(true);
    mouse('pointerdown', 1);
    mouse('pointermove', 1);
    expect(buttonsNow() & intentButtons.fire).toBe(0);
    expect(sink.acted).not.toHaveBeenCalled();
  });
});

describe('the right stick of a touch screen', () => {
  it('shoots from a third of its way', () => {
    const { input, sink, buttonsNow } = startInput();
    input.setAim(0.31, 0);
    expect(buttonsNow() & intentButtons.fire).toBe(0);
    input.setAim(0.34, 0);
    expect(buttonsNow() & intentButtons.fire).toBe(intentButtons.fire);
    input.setAim(1, 0);
    expect(sink.acted.mock.calls).toEqual([['fire']]);
  });

  it('aims at the target when it points near to it, and elsewhere when it does not', () => {
    const { input } = startInput();
    const aimed = () => aimRadians(input.tickInput({ ...moment, target: { radians: 0.3, tiles: 6 } }).aim);
    input.setAim(1, 0);
    expect(aimed()).toBeCloseTo(0.3, 2);
    input.setAim(0.98, -0.2);
    expect(aimed()).toBeCloseTo(Math.PI * 2 - 0.2, 1);
  });
});

describe('a gamepad', () => {
  it('costs nothing while none is connected', () => {
    const { input } = startInput();
    getGamepads.mockClear();
    input.poll(16);
    input.poll(16);
    expect(getGamepads).not.toHaveBeenCalled();
  });

  it('is noticed when it is plugged in, and forgotten when it is pulled out', () => {
    const { input, sink } = startInput();
    const pad = fakePad();
    plugIn(pad);
    pad.axes[0] = 1;
    input.poll(16);
    expect(sink.deviceChanged).toHaveBeenLastCalledWith({ kind: 'pad', padId: pad.id });
    expect(input.tickInput(moment).moveX).toBe(127);
    plugIn(null);
    input.poll(16);
    expect(input.tickInput(moment).moveX).toBe(0);
  });

  it('walks and aims with its sticks, shoots with its trigger and acts with its buttons', () => {
    const { input, sink, buttonsNow } = startInput();
    const pad = fakePad();
    plugIn(pad);
    press(pad, 0, 7);
    pad.axes[3] = 1;
    input.poll(16);
    input.poll(16);
    expect(buttonsNow() & intentButtons.fire).toBe(intentButtons.fire);
    expect(input.tickInput(moment).aim).toBe(0x4000);
    expect(sink.acted.mock.calls).toEqual([['interact'], ['fire']]);
  });

  it('has a second action for each button while the layer is held', () => {
    const { input, sink } = startInput();
    const pad = fakePad();
    plugIn(pad);
    press(pad, 4);
    input.poll(16);
    press(pad, 4, 12);
    input.poll(16);
    press(pad, 12);
    input.poll(16);
    press(pad);
    input.poll(16);
    expect(sink.acted.mock.calls).toEqual([['slot5']]);
    press(pad, 8);
    input.poll(16);
    expect(sink.windowPressed.mock.calls).toEqual([['inventory']]);
  });

  it('does what the player has bound to its buttons', () => {
    const { input, sink } = startInput({ pad: { dodge: ['Pad3'], swapWeapon: [] } });
    const pad = fakePad();
    plugIn(pad);
    press(pad, 3);
    input.poll(16);
    expect(sink.acted.mock.calls).toEqual([['dodge']]);
  });

  it('is followed to the one that was touched last', () => {
    const { input, sink } = startInput();
    const [first, second] = [fakePad(0), fakePad(1, 'DualSense Wireless Controller')];
    plugIn(first, second);
    press(second, 1);
    input.poll(16);
    expect(sink.deviceChanged).toHaveBeenLastCalledWith({ kind: 'pad', padId: second.id });
    expect(sink.acted.mock.calls).toEqual([['dodge']]);
    expect(input.capOf('interact')).toBe('✕');
  });

  it('moves the focus of windows while they have it, and repeats a direction that is held', () => {
    const { input, sink } = startInput();
    const pad = fakePad();
    plugIn(pad);
    input.setPadMode('menu');
    press(pad, 0);
    input.poll(16);
    press(pad, 2);
    input.poll(16);
    press(pad, 13);
    for (let ms = 0; ms < 500; ms += 100) input.poll(100);
    const commands = sink.menuUsed.mock.calls.flatMap(([, sent]) => sent);
    expect(commands).toEqual(['confirm', 'footer', 'down', 'down']);
    expect(sink.acted).not.toHaveBeenCalled();
    expect(input.tickInput(moment).buttons).toBe(0);
  });

  it('moves the focus once for a tap, however slow the pictures are', () => {
    const { input, sink } = startInput();
    const pad = fakePad();
    plugIn(pad);
    input.setPadMode('menu');
    press(pad, 13);
    for (let frame = 0; frame < 3; frame++) input.poll(600);
    expect(sink.menuUsed.mock.calls.flatMap(([, sent]) => sent)).toEqual(['down']);
  });

  it('does not act with the button that closed a window until it is pressed again', () => {
    const { input, sink, buttonsNow } = startInput();
    const pad = fakePad();
    plugIn(pad);
    input.setPadMode('menu');
    press(pad, 1);
    input.poll(16);
    input.setPadMode('play');
    input.poll(16);
    expect(buttonsNow() & intentButtons.dodge).toBe(0);
    press(pad);
    input.poll(16);
    press(pad, 1);
    input.poll(16);
    expect(sink.acted.mock.calls).toEqual([['dodge']]);
    expect(buttonsNow() & intentButtons.dodge).toBe(intentButtons.dodge);
  });
});
