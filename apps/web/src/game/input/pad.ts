import type { Vec2 } from '@necp/shared/kernel';
import { padButtonName, padKindOf } from '@necp/shared/settings/pad';
import { padCodesOf } from '@necp/shared/settings/rules';
import { type PadAction, padActions, type PadBindings } from '@necp/shared/settings/schema';

/** A gamepad in one frame. */
export interface PadFrame {
  /** What the browser calls the gamepad. */
  readonly id: string;
  /** The left and the right stick, each axis -1 to 1. */
  readonly move: Vec2;
  readonly look: Vec2;
  /** The buttons that went down since the last frame; the layer's button counts when it is released alone. */
  readonly pressed: readonly string[];
  /** The buttons that are down, as they were when they went down. */
  readonly held: ReadonlySet<string>;
  /** Whether the player touches it in this frame. */
  readonly isUsed: boolean;
}

const pushed = 0.5;

/** Reads the gamepad that was used last, in the standard mapping. Without one it asks the browser for nothing. */
export class PadReader {
  private count = 0;
  private index: number | null = null;
  /** The code under which each button went down. */
  private readonly codes = new Map<number, string>();
  private isLayerUsed = false;
  private layer: readonly string[] = [];
  private actionOf = new Map<string, PadAction>();

  constructor(stop: AbortSignal) {
    const count = () => {
      this.count = list().filter((pad) => pad !== null).length;
    };
    count();
    for (const change of ['gamepadconnected', 'gamepaddisconnected'])
      window.addEventListener(change, count, { signal: stop });
    this.bind({});
  }

  bind(bindings: PadBindings): void {
    this.layer = padCodesOf(bindings, 'layer');
    this.actionOf = new Map(
      padActions.flatMap((action) => padCodesOf(bindings, action).map((code) => [code, action] as const)),
    );
    this.codes.clear();
  }

  /** Returns the action of a code, or null. */
  action(code: string): PadAction | null {
    return this.actionOf.get(code) ?? null;
  }

  /** Returns the name of an action's button on a gamepad with this id, or ''. */
  nameOf(action: PadAction, id: string): string {
    for (const [code, meant] of this.actionOf)
      if (meant === action) return padButtonName(code, { kind: padKindOf(id), layer: this.layer[0] ?? '' });
    return '';
  }

  /** Returns the state of this frame; null while no gamepad is connected. */
  read(): PadFrame | null {
    const pad = this.count === 0 ? null : this.chosen();
    if (!pad) {
      this.codes.clear();
      return null;
    }
    const [x = 0, y = 0, lookX = 0, lookY = 0] = pad.axes;
    return {
      id: pad.id,
      move: { x, y },
      look: { x: lookX, y: lookY },
      pressed: this.follow(pad),
      held: new Set(this.codes.values()),
      isUsed: isTouched(pad),
    };
  }

  private chosen(): Gamepad | null {
    const pads = list().filter((pad): pad is Gamepad => pad !== null && pad.connected && pad.axes.length >= 2);
    const known = pads.find(({ index }) => index === this.index);
    const used = known && isTouched(known) ? known : (pads.find(isTouched) ?? known ?? pads[0] ?? null);
    if (used && used !== known) this.codes.clear();
    this.index = used?.index ?? null;
    return used;
  }

  private follow(pad: Gamepad): string[] {
    const pressed: string[] = [];
    const isLayer = this.layer.some((code) => isDown(pad.buttons[Number(code.slice('Pad'.length))]));
    for (const [index, button] of pad.buttons.entries()) {
      const plain = `Pad${index}`;
      const isLayerButton = this.layer.includes(plain);
      if (!isDown(button)) {
        if (this.codes.delete(index) && isLayerButton && !this.isLayerUsed) pressed.push(plain);
      } else if (!this.codes.has(index)) {
        const code = isLayer && !isLayerButton ? `Layer${plain}` : plain;
        this.codes.set(index, code);
        this.isLayerUsed = !isLayerButton;
        if (!isLayerButton) pressed.push(code);
      }
    }
    return pressed;
  }
}

const list = (): readonly (Gamepad | null)[] => navigator.getGamepads?.() ?? [];
const isDown = (button: GamepadButton | undefined): boolean => button?.pressed === true || (button?.value ?? 0) > 0.5;
const isTouched = (pad: Gamepad): boolean =>
  pad.buttons.some(isDown) || pad.axes.slice(0, 4).some((axis) => Math.abs(axis) > pushed);
