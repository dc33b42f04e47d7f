import type { Vec2 } from '@necp/shared/kernel';
import { intentButtons } from '@necp/shared/protocol';
import { gameActions } from '@necp/shared/settings/schema';
import type { TickInput } from '../net/prediction';
import type { GameAction, GameSettings, InputDevice, PadCommand, WindowCommand } from '../types';
import { HeldKeys, isTyping } from './keys';
import { MouseButtons } from './mouse';
import { type PadFrame, PadReader } from './pad';
import { PadMenu } from './pad-menu';
import { Pinch } from './pinch';
import { tickInputOf, type Aim } from './tick-input';

export interface InputSink {
  /**
   * Called when an action begins: a key, button or click went down. Returns false when it has no meaning now, so that a
   * key keeps its usual use.
   */
  acted(action: GameAction): boolean;
  /** Called when the player changes the zoom: +1 nearer, -1 farther. */
  zoomed(by: 1 | -1): void;
  /**
   * Called when a finger or the mouse presses the canvas, in CSS pixels of the host; returns true when something there
   * was chosen.
   */
  pressed(at: Vec2, by: 'touch' | 'mouse'): boolean;
  /** Called at the first key, click or touch: sound may start. */
  gesture(): void;
  /** Called when a button of the mouse or of a gamepad asks for a window. */
  windowPressed(window: WindowCommand): void;
  /** Called when the player changes to another device. */
  deviceChanged(device: InputDevice): void;
  /** Called for what a gamepad does while windows have it: the code of each button, and the commands. */
  menuUsed(codes: readonly string[], commands: readonly PadCommand[]): void;
}

/** What the input needs to know of this frame. */
export interface InputMoment {
  /** The position of the player's character on the screen, in CSS pixels of the host. */
  readonly self: Vec2;
  readonly tilePixels: number;
  /** The direction the character faces now, 0..65,535. */
  readonly lastAim: number;
  readonly seenQuarter: number;
  /** The target of keys and thumbs. */
  readonly target: Aim | null;
}

/** The right stick of a touch screen shoots from this share of its way. */
const thumbFires = 1 / 3;
/** A stick aims from this share of its way. */
const aimZone = 0.3;
const thumbTiles = 9;
/** A stick that points this near to the target aims at it: a thumb is less exact than a mouse. */
const helpRadians = 0.42;
/** The mouse takes over the aim from the keys when it moves this many pixels. */
const mouseWakesPixels = 5;

/** Listens to keyboard, mouse, touch buttons and gamepad while the game is on the screen. */
export class Input {
  private readonly keys = new HeldKeys();
  private stick: Vec2 = { x: 0, y: 0 };
  private thumb: Vec2 = { x: 0, y: 0 };
  private pointer: Vec2 | null = null;
  private wokenFrom: Vec2 | null = null;
  private readonly mouse = new MouseButtons();
  /** Buttons pressed since the last intent: a tap shorter than a tick still counts. */
  private tapped = 0;
  private readonly stop = new AbortController();
  private readonly pads = new PadReader(this.stop.signal);
  private readonly padMenu = new PadMenu();
  private pad: PadFrame | null = null;
  private padMode: 'play' | 'menu' = 'play';
  /** Buttons that were down when windows took or gave back the gamepad: they count again after a release. */
  private muted: ReadonlySet<string> = new Set();
  private device: InputDevice = { kind: 'none', padId: '' };
  private readonly pinch = new Pinch();

  constructor(
    private readonly host: HTMLElement,
    private readonly sink: InputSink,
  ) {
    const listening = { signal: this.stop.signal };
    this.bind({ keys: {}, pad: {} });
    host.tabIndex = host.tabIndex < 0 ? 0 : host.tabIndex;
    window.addEventListener('keydown', (event) => this.pressed(event), listening);
    window.addEventListener('keyup', (event) => this.keys.up(event.code), listening);
    window.addEventListener('blur', () => this.letGo(), listening);
    document.addEventListener(
      'visibilitychange',
      () => {
        if (document.hidden) this.letGo();
      },
      listening,
    );
    document.addEventListener(
      'focusin',
      (event) => {
        if (isTyping(event.target)) this.letGo();
      },
      listening,
    );
    window.addEventListener('pointermove', (event) => this.aimAt(event), listening);
    window.addEventListener('pointerup', (event) => this.mouseUp(event), listening);
    window.addEventListener(
      'pointerdown',
      ({ pointerType }) => {
        sink.gesture();
        this.use(pointerType === 'mouse' ? 'keys' : 'touch');
      },
      { ...listening, capture: true },
    );
    for (const click of ['mousedown', 'mouseup', 'auxclick'] as const)
      host.addEventListener(click, (event) => event.button > 0 && event.preventDefault(), listening);
    host.addEventListener('pointerdown', (event) => this.pointerDown(event), listening);
    host.addEventListener('pointermove', (event) => this.pinched(event), listening);
    for (const over of ['pointerup', 'pointercancel'] as const)
      window.addEventListener(over, (event) => this.pinch.up(event.pointerId), listening);
    host.addEventListener(
      'wheel',
      (event) => {
        event.preventDefault();
        if (event.deltaY !== 0) sink.zoomed(event.deltaY < 0 ? 1 : -1);
      },
      { ...listening, passive: false },
    );
    host.addEventListener('contextmenu', (event) => event.preventDefault(), listening);
  }

  bind({ keys, pad }: Pick<GameSettings, 'keys' | 'pad'>): void {
    this.keys.bind(keys);
    this.pads.bind(pad);
  }

  /** Gives the gamepad to the windows, or back to the character. */
  setPadMode(mode: 'play' | 'menu'): void {
    if (mode === this.padMode) return;
    this.padMode = mode;
    this.muted = this.pad?.held ?? new Set();
  }

  /** Returns the label of an action on the device used last; a code for keys and mouse, empty on a touch screen. */
  capOf(action: 'interact' | 'fire'): string {
    const { kind, padId } = this.device;
    if (kind === 'pad') return this.pads.nameOf(action, padId);
    if (kind === 'touch' || (kind === 'none' && matchMedia('(pointer: coarse)').matches)) return '';
    return this.keys.codeOf(action);
  }

  setStick(x: number, y: number): void {
    this.stick = { x: clamp(x), y: clamp(y) };
    if (x !== 0 || y !== 0) this.restPointer();
  }

  /** Sets the right stick, which aims and fires when pushed most of the way. */
  setAim(x: number, y: number): void {
    const didFire = this.thumbFires();
    this.thumb = { x: clamp(x), y: clamp(y) };
    if (this.thumbFires() && !didFire) this.act('fire');
    if (x !== 0 || y !== 0) this.restPointer();
  }

  touch(action: GameAction, state: 'down' | 'up'): void {
    if (state === 'down') this.act(action);
    this.keys.touch(action, state);
  }

  /** Lets the keys choose the aim until the mouse moves. */
  restPointer(): void {
    this.wokenFrom = this.pointer ?? this.wokenFrom;
    this.pointer = null;
  }

  isHeld(action: GameAction): boolean {
    return this.keys.isHeld(action) || this.isOnPad(action) || (action === 'fire' && this.thumbFires());
  }

  /** Reads the gamepad, once in each frame. */
  poll(elapsedMs: number): void {
    this.pad = this.pads.read();
    if (!this.pad) return;
    this.muted = new Set([...this.muted].filter((code) => this.pad?.held.has(code)));
    if (this.pad.isUsed) {
      this.use('pad', this.pad.id);
      this.restPointer();
    }
    if (this.padMode === 'menu') this.sink.menuUsed(this.pad.pressed, this.padMenu.advance(elapsedMs, this.pad));
    else for (const code of this.pad.pressed) this.padPressed(code);
  }

  /** Called when an intent has sent the taps. */
  sent(): void {
    this.tapped = 0;
  }

  /** Returns the position of the mouse, in CSS pixels of the host; null while keys or sticks aim. */
  get cursor(): Vec2 | null {
    return this.pointer;
  }

  /** Reads the input of this frame. */
  tickInput(now: InputMoment): TickInput {
    const held = (action: GameAction): number => (this.keys.isHeld(action) ? 1 : 0);
    const pad = this.padMode === 'play' ? this.pad : null;
    return tickInputOf({
      keys: { x: held('moveRight') - held('moveLeft'), y: held('moveDown') - held('moveUp') },
      stick: this.stick,
      pad: pad?.move ?? { x: 0, y: 0 },
      aim: this.aimOf(pad?.look ?? { x: 0, y: 0 }, now),
      buttons: this.buttons(),
      lastAim: now.lastAim,
      seenQuarter: now.seenQuarter,
    });
  }

  /** Returns the offset of the pointer from the middle of the host, -1..1 each axis; null without a pointer. */
  lookAhead(): Vec2 | null {
    if (!this.pointer) return null;
    const { clientWidth, clientHeight } = this.host;
    return { x: clamp((this.pointer.x / clientWidth) * 2 - 1), y: clamp((this.pointer.y / clientHeight) * 2 - 1) };
  }

  destroy(): void {
    this.stop.abort();
  }

  private buttons(): number {
    const bit = (action: GameAction, button: number): number => (this.isHeld(action) ? button : 0);
    return (
      this.tapped |
      bit('sprint', intentButtons.sprint) |
      bit('fire', intentButtons.fire) |
      bit('steady', intentButtons.steady) |
      bit('dodge', intentButtons.dodge)
    );
  }

  private thumbFires(): boolean {
    return Math.hypot(this.thumb.x, this.thumb.y) >= thumbFires;
  }

  private aimOf(look: Vec2, now: InputMoment): Aim | null {
    for (const stick of [look, this.thumb])
      if (Math.hypot(stick.x, stick.y) > aimZone)
        return helped({ radians: Math.atan2(stick.y, stick.x), tiles: thumbTiles }, now.target);
    return this.pointerAim(now) ?? now.target;
  }

  private isOnPad(action: GameAction): boolean {
    if (this.padMode === 'menu' || !this.pad) return false;
    for (const code of this.pad.held) if (!this.muted.has(code) && this.pads.action(code) === action) return true;
    return false;
  }

  private padPressed(code: string): void {
    const action = this.pads.action(code);
    if (action === null || action === 'layer') return;
    if (isGameAction(action)) this.act(action);
    else this.sink.windowPressed(action);
  }

  private use(kind: 'keys' | 'touch' | 'pad', padId = ''): void {
    if (this.device.kind === kind && this.device.padId === padId) return;
    this.device = { kind, padId };
    this.sink.deviceChanged(this.device);
  }

  private pressed(event: KeyboardEvent): void {
    this.sink.gesture();
    // The menus of a gamepad send keys of their own.
    if (event.isTrusted) this.use('keys');
    if (isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    // Shift and Tab always moves the focus out of the game.
    if (event.code === 'Tab' && event.shiftKey) return;
    const action = event.code === 'Tab' ? 'targetNext' : this.keys.down(event.code);
    if (!action) return;
    const isElsewhere = event.target instanceof HTMLElement && event.target !== this.host;
    const isOnControl =
      isElsewhere && event.target.matches('button, a, summary, [role="button"], [role="tab"], [role="slider"]');
    // Enter, space and the arrows belong to a focused button first, and Tab to whatever has the focus.
    if (isOnControl && (['Enter', 'NumpadEnter', 'Space'].includes(event.code) || event.code.startsWith('Arrow')))
      return this.keys.up(event.code);
    if (event.code === 'Tab' && isElsewhere && event.target !== document.body) return this.keys.up(event.code);
    const isMeant = event.repeat || this.act(action);
    if (isMeant || event.code !== 'Tab') event.preventDefault();
  }

  private act(action: GameAction): boolean {
    this.tap(action);
    if (action === 'chat') this.letGo();
    if (action === 'zoomIn') this.sink.zoomed(1);
    else if (action === 'zoomOut') this.sink.zoomed(-1);
    else return this.sink.acted(action);
    return true;
  }

  private tap(action: GameAction): void {
    if (action === 'fire') this.tapped |= intentButtons.fire;
    else if (action === 'dodge') this.tapped |= intentButtons.dodge;
  }

  private pointerDown(event: PointerEvent): void {
    this.host.focus({ preventScroll: true });
    const box = this.host.getBoundingClientRect();
    const at = { x: event.clientX - box.left, y: event.clientY - box.top };
    if (event.pointerType !== 'mouse') {
      this.pinch.down(event.pointerId, { x: event.clientX, y: event.clientY });
      if (!this.pinch.isOn) this.sink.pressed(at, 'touch');
      return;
    }
    this.pointer = at;
    if (event.button === 0 && this.sink.pressed(at, 'mouse')) this.mouse.follow(event.buttons);
    else this.followMouse(event);
  }

  /** Presses and releases the buttons of the mouse; elsewhere than on the canvas they are only released. */
  private followMouse(event: PointerEvent): void {
    const { down, up } = this.mouse.follow(event.buttons);
    for (const code of up) this.keys.up(code);
    if (!(event.target instanceof Node && this.host.contains(event.target))) return;
    for (const code of down) {
      const action = this.keys.down(code);
      const window = action ? null : this.keys.windowOf(code);
      if (action) this.act(action);
      else if (window) this.sink.windowPressed(window);
    }
  }

  private pinched(event: PointerEvent): void {
    if (event.pointerType === 'mouse') return;
    const by = this.pinch.move(event.pointerId, { x: event.clientX, y: event.clientY });
    if (by !== 0) this.sink.zoomed(by);
  }

  private mouseUp(event: PointerEvent): void {
    if (event.pointerType === 'mouse') this.followMouse(event);
  }

  private aimAt(event: PointerEvent): void {
    if (event.pointerType !== 'mouse') return;
    const box = this.host.getBoundingClientRect();
    const at = { x: event.clientX - box.left, y: event.clientY - box.top };
    this.followMouse(event);
    if (
      !this.pointer &&
      this.wokenFrom &&
      Math.hypot(at.x - this.wokenFrom.x, at.y - this.wokenFrom.y) < mouseWakesPixels
    )
      return;
    this.pointer = at;
  }

  private pointerAim({ self, tilePixels }: InputMoment): Aim | null {
    if (!this.pointer) return null;
    const dx = this.pointer.x - self.x;
    const dy = this.pointer.y - self.y;
    const far = Math.hypot(dx, dy);
    // The pointer is too near to give a direction, so the character keeps facing the same way.
    return far < 6 ? null : { radians: Math.atan2(dy, dx), tiles: far / tilePixels };
  }

  private letGo(): void {
    this.keys.release();
    this.pinch.letGo();
    this.stick = { x: 0, y: 0 };
    this.thumb = { x: 0, y: 0 };
    this.tapped = 0;
  }
}

const gameActionSet: ReadonlySet<string> = new Set(gameActions);
const isGameAction = (action: string): action is GameAction => gameActionSet.has(action);

/** Returns the aim at the target if a stick points near to it, else where the stick points. */
function helped(stick: Aim, target: Aim | null): Aim {
  if (target === null) return stick;
  const turn = Math.abs(stick.radians - target.radians) % (Math.PI * 2);
  return Math.min(turn, Math.PI * 2 - turn) <= helpRadians ? target : stick;
}

function clamp(value: number): number {
  return Math.max(-1, Math.min(1, value));
}
