import type { DressedLook } from '@necp/shared/character/outfit';
import type { Locale } from '@necp/shared/kernel';
import type { EntityKind } from '@necp/shared/protocol';
import type { GameAction, KeyBindings, PadBindings, windowActions } from '@necp/shared/settings/schema';
import type { Hue, LocalText, ZoneMap } from '@necp/shared/zone/map';
import type { Publisher } from '../realtime/subscriptions';
import type { RealtimeFrames } from '../realtime/types';
import type { CombatEvents, PlayerActions } from './combat-types';
import type { ScreenRect } from './overlay/free-area';
import type { PersonKind } from './people/drawn-person';

export type * from './combat-types';
export type { PersonKind } from './people/drawn-person';

/** The actions of keys and touch buttons. */
export type { GameAction } from '@necp/shared/settings/schema';

/**
 * `off` draws baked ground and buildings without any full-screen pass, `low` lights them live, `high` adds bloom and
 * more rain.
 */
export type EffectsLevel = 'off' | 'low' | 'high';

/** The current drawing quality: never finer than the player chose, coarser while the machine cannot keep up. */
export interface Finesse {
  readonly effects: EffectsLevel;
}

/** The most frames per second. */
export type FrameCap = '30' | '60' | 'unlimited';

/** The device whose controls the interface names; `none` until the player has used one. */
export interface InputDevice {
  readonly kind: 'none' | 'keys' | 'touch' | 'pad';
  /** What the browser calls the gamepad; empty for other devices. */
  readonly padId: string;
}

/** What a gamepad does in menus. */
export type PadCommand =
  | 'up'
  | 'down'
  | 'left'
  | 'right'
  | 'confirm'
  | 'back'
  | 'footer'
  | 'page_before'
  | 'page_next'
  | 'scroll_up'
  | 'scroll_down';

/** The windows, the menu, and the panels around the city, which buttons can ask for. */
export type WindowCommand = (typeof windowActions)[number] | 'menu' | 'panels';

/** The volume of each bus from 0 (silent) to 1; `master` multiplies the others. */
export interface SoundLevels {
  readonly master: number;
  readonly effects: number;
  readonly music: number;
  readonly ui: number;
}

export interface GameSettings {
  readonly effects: EffectsLevel;
  /** Whether the engine lowers the effects while the machine cannot keep up. Automatic when left out. */
  readonly effectsPace?: 'automatic' | 'locked';
  readonly frameCap: FrameCap;
  /** 0.75 (far) to 1.5 (near); 1 draws a tile 32 CSS pixels wide. */
  readonly zoom: number;
  /**
   * Stops camera lead, sway, flicker and falling rain; the interface passes the player's choice or
   * `prefers-reduced-motion`.
   */
  readonly motion: 'full' | 'reduced';
  readonly sound: SoundLevels;
  /** Actions left out have the default keys. */
  readonly keys: Partial<KeyBindings>;
  /** Actions left out have the default buttons. */
  readonly pad: PadBindings;
  readonly namePlates: 'all' | 'players' | 'none';
  /** Whether the picture shakes at explosions and heavy shots; never with reduced motion. On when left out. */
  readonly shake?: 'on' | 'off';
  /** Whether important sounds are published as text, as `caption` events. Off when left out. */
  readonly captions?: 'on' | 'off';
}

export interface Welcome {
  readonly entityId: number;
  readonly zoneName: LocalText;
  readonly channel: number;
}

export interface RadarDot {
  readonly id: number;
  readonly kind: EntityKind;
  /** The side it is on, as its name and the ground under it show. */
  readonly side: PersonKind;
  readonly name: string;
  readonly x: number;
  readonly y: number;
}

/** What the minimap draws, about five times a second; tiles and radians (0 = east, clockwise). */
export interface Radar {
  readonly self: { readonly x: number; readonly y: number; readonly facing: number };
  readonly dots: readonly RadarDot[];
  /** The named place the player stands in, or null in the open street. */
  readonly place: LocalText | null;
  /** Hour of the zone's day, 0 to 24. */
  readonly hour: number;
}

/**
 * The events that the engine publishes for the interface; published outside React, so handlers put the values into a
 * store. The server's own events go to the interface directly, over the connection.
 */
export interface GameEvents extends CombatEvents {
  /** What is loaded before the city can be shown for the first time. */
  readonly loading: { readonly step: 'map' | 'city' };
  /** Published whenever a zone is loaded, with the object the engine draws from. */
  readonly zone: ZoneMap;
  /** Published when the world is ready after joining, also after a reconnect. */
  readonly welcome: Welcome;
  readonly radar: Radar;
  /** The smoothed round trip in milliseconds, about once per second. */
  readonly latency: number;
  /** The player pressed the chat key while the game had the keyboard: focus the chat input. */
  readonly chatWanted: undefined;
  /** An action of the player began. */
  readonly acted: GameAction;
  /** The player uses another device than before. */
  readonly device: InputDevice;
  /** A button of the mouse or of a gamepad asks for a window. */
  readonly windowPressed: WindowCommand;
  /** A gamepad is used while the windows have it: the buttons that went down, and the commands. */
  readonly menuUsed: { readonly codes: readonly string[]; readonly commands: readonly PadCommand[] };
  /** The player changed the zoom by key or wheel: store it in the settings. */
  readonly zoomChanged: number;
  /**
   * `lost` when the graphics card lost its context, `restored` when drawing again, `unsupported` when there is no WebGL
   * at all.
   */
  readonly graphics: 'lost' | 'restored' | 'unsupported';
  /** The effects that are drawn now; plainer than the player's choice while the machine cannot keep up. */
  readonly effectsShown: EffectsLevel;
}

export interface GameOptions {
  /** The element that is filled with a canvas; it must be in the document. */
  readonly host: HTMLElement;
  readonly connection: RealtimeFrames;
  readonly locale: Locale;
  readonly zoneId: string;
  /** The look of the player's character; the server sends only the looks of others. */
  readonly look: DressedLook;
  readonly settings: GameSettings;
  readonly events: Publisher<GameEvents>;
}

export interface Game {
  /** The player's actions besides walking. */
  readonly playerActions: PlayerActions;
  setSettings(settings: GameSettings): void;
  /** Changes face, clothes and name of the player's character, shown at once. */
  setFace(face: { readonly name: string; readonly look: DressedLook }): void;
  setLocale(locale: Locale): void;
  /** Names the panels over the picture, in CSS pixels, so that marks keep to the free area between them. */
  setPanels(panels: readonly ScreenRect[]): void;
  /** Sets the touch stick, each axis -1..1; (0, 0) when released. Full deflection sprints. */
  setStick(x: number, y: number): void;
  /** Presses or releases a touch button. */
  press(action: GameAction): void;
  release(action: GameAction): void;
  /** Gives the gamepad to the windows, or back to the character. */
  setPadMode(mode: 'play' | 'menu'): void;
  /** Gives the keyboard back to the game (after chat or a window closes). */
  focus(): void;
  /** Plays a short interface sound on the ui bus. */
  blip(kind: UiSound): void;
  /** Frees textures, listeners and subscriptions; may be called at any time and twice. */
  destroy(): void;
}

export const uiSounds = [
  'hover',
  'press',
  'confirm',
  'refuse',
  'message',
  'open',
  'close',
  'quest',
  'dice',
  'coin',
  'equip',
  'loot',
  'levelUp',
] as const;
export type UiSound = (typeof uiSounds)[number];

export interface CityscapeOptions {
  readonly host: HTMLElement;
  readonly locale: Locale;
  readonly settings: Pick<GameSettings, 'effects' | 'motion'>;
}

/** The animated city without a socket, for the landing page. */
export interface Cityscape {
  setLocale(locale: Locale): void;
  setSettings(settings: Pick<GameSettings, 'effects' | 'motion'>): void;
  destroy(): void;
}

/**
 * `portraitSvg(look, options)` in `game/people/portrait.ts`: a whole `<svg>` as text, 0 0 96 112, without Pixi.
 * `drawFigure(canvas, look, pose)` in `game/people/figure.ts`: the same person from above, for creation and lists.
 */
export interface PortraitOptions {
  /** The hue of the light from the right: that of the district. */
  readonly hue?: Hue;
  /** `alive` blinks and breathes (SMIL, so no style rules are needed). */
  readonly motion?: 'alive' | 'still';
  /** The name for screen readers; without it they skip the picture. */
  readonly label?: string;
}

export interface FigurePose {
  /** Radians, 0 = east, clockwise. */
  readonly facing: number;
  /** Position in the walk cycle, 0..1; null stands. */
  readonly stride: number | null;
  /** Device pixels per tile; 64 to 256 looks best. */
  readonly tilePixels: number;
}
