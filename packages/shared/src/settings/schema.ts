import * as z from 'zod';
import { ContentId, Locale, RequestId } from '../kernel/ids';
import { typedText } from '../kernel/input';
import { HudSettings } from './hud';

/** The game actions that keys and touch buttons trigger. */
export const gameActions = [
  'moveUp',
  'moveDown',
  'moveLeft',
  'moveRight',
  'sprint',
  'dodge',
  'fire',
  'steady',
  'reload',
  'swapWeapon',
  'throwItem',
  'interact',
  'pickUp',
  'targetNext',
  'targetBefore',
  'targetLock',
  'member1',
  'member2',
  'member3',
  'member4',
  'slot1',
  'slot2',
  'slot3',
  'slot4',
  'slot5',
  'slot6',
  'slot7',
  'slot8',
  'otherBar',
  'chat',
  'zoomIn',
  'zoomOut',
] as const;
export type GameAction = (typeof gameActions)[number];

/** Windows that keys open and close. */
export const windowActions = [
  'map',
  'inventory',
  'sheet',
  'skills',
  'abilities',
  'quests',
  'reputation',
  'lootLog',
  'friends',
  'notifications',
  'party',
  'mail',
  'guild',
  'emotes',
] as const;

/** What keys do to the HUD itself. */
export const hudActions = ['editHud', 'talk'] as const;

/** All actions that keys can be bound to. */
export const keyActions = [...gameActions, ...windowActions, ...hudActions] as const;
export const KeyAction = z.enum(keyActions);
export type KeyAction = z.infer<typeof KeyAction>;

/**
 * A physical key, as in `KeyboardEvent.code`, or a button of the mouse: `Mouse0` is the left one, `Mouse1` the middle
 * one, `Mouse2` the right one.
 */
export const KeyCode = z.string().regex(/^[A-Z][A-Za-z0-9]{1,31}$/);
const codes = z.array(KeyCode).max(3);
export const KeyBindings = z.record(KeyAction, codes);
export type KeyBindings = z.infer<typeof KeyBindings>;

type WithoutButton = 'moveUp' | 'moveDown' | 'moveLeft' | 'moveRight' | 'chat' | 'editHud' | 'talk';
const hasButton = (action: KeyAction): action is Exclude<KeyAction, WithoutButton> =>
  !/^(move|chat|editHud|talk)/.test(action);
/** What the buttons of a gamepad do: walking has the left stick, text has the keyboard, and the HUD the menu. */
export const padActions = [
  ...keyActions.filter(hasButton),
  'menu',
  /** Moves the focus to the panels around the city, and back. */
  'panels',
  /** Held, it gives the other buttons their second action. */
  'layer',
] as const;
export const PadAction = z.enum(padActions);
export type PadAction = z.infer<typeof PadAction>;

/** A button of the standard mapping, with `Layer` in front when the layer's button has to be held. */
export const PadCode = z.string().regex(/^(Layer)?Pad([0-9]|1[0-6])$/);
/** Actions that are left out have their default buttons. */
export const PadBindings = z.partialRecord(PadAction, z.array(PadCode).max(2));
export type PadBindings = z.infer<typeof PadBindings>;

const loudness = z.number().min(0).max(1);
/** The volume of each bus from 0 (silent) to 1; `master` multiplies the others. */
export const SoundLevels = z.strictObject({ master: loudness, effects: loudness, music: loudness, ui: loudness });
export type SoundLevels = z.infer<typeof SoundLevels>;

/** What other players may see, and what may be collected. */
export const Privacy = z.strictObject({
  /** Whether the public profile page can be opened by anyone or by its owner only. */
  profile: z.enum(['everyone', 'nobody']),
  /** Whether the profile shows that the player is online, and when they were last seen. */
  presence: z.enum(['everyone', 'nobody']),
  /** Whether the profile shows what the character wears. */
  gear: z.enum(['everyone', 'nobody']),
  /** Whether the profile shows the reputation with the factions and the latest fights. */
  record: z.enum(['everyone', 'nobody']),
  /**
   * Whether the player agreed to statistics about how they play. Nothing collects any; what ever does must ask this
   * first, by `privacyOf`.
   */
  analytics: z.enum(['on', 'off']),
});
export type Privacy = z.infer<typeof Privacy>;

export const Settings = z.strictObject({
  language: Locale,
  keys: KeyBindings,
  pad: PadBindings,
  sound: SoundLevels,
  effects: z.enum(['off', 'low', 'high']),
  /** Whether the game lowers the effects while the machine cannot keep up. */
  effectsPace: z.enum(['automatic', 'locked']),
  /** The most frames per second; fewer save battery and keep fans quiet. */
  frameCap: z.enum(['30', '60', 'unlimited']),
  motion: z.enum(['system', 'full', 'reduced']),
  /** Size of the interface; 1 is the normal size. */
  scale: z.number().min(0.8).max(1.5),
  /** Zoom of the camera, from 0.75 (far) to 1.5 (near). */
  zoom: z.number().min(0.75).max(1.5),
  namePlates: z.enum(['all', 'players', 'none']),
  /** Whether the screen shakes at explosions and heavy shots. */
  shake: z.enum(['on', 'off']),
  /** Whether the bars of the HUD show their numbers. */
  barNumbers: z.enum(['on', 'off']),
  /** Whether important sounds are also shown as text. */
  captions: z.enum(['on', 'off']),
  hud: HudSettings,
  privacy: Privacy,
});
export type Settings = z.infer<typeof Settings>;

/** Settings and the time of the last change; null until they are saved for the first time. */
export const SettingsView = z.object({ settings: Settings, savedAt: z.date().nullable() });
export type SettingsView = z.infer<typeof SettingsView>;

export const SaveSettingsInput = z.strictObject({ requestId: RequestId, settings: Settings });
export type SaveSettingsInput = z.infer<typeof SaveSettingsInput>;

export const ChooseLanguageInput = z.strictObject({ requestId: RequestId, language: Locale });
export type ChooseLanguageInput = z.infer<typeof ChooseLanguageInput>;

/** Where the language was stored; visitors without an account have it only in their browser. */
export const LanguageChosenView = z.object({ keptFor: z.enum(['account', 'browser']) });
export type LanguageChosenView = z.infer<typeof LanguageChosenView>;

/** The most pins an account keeps, and the longest name of one. */
export const mostPins = 60;
export const pinNameLength = 40;
/** A coordinate on the map of a zone, in tiles. */
const tile = z.number().min(0).max(1_024);

/** A place that a player marked on the map of a zone. */
export const MapPin = z.strictObject({ id: z.uuid(), zone: ContentId, x: tile, y: tile, name: z.string() });
export type MapPin = z.infer<typeof MapPin>;
export const MapPinsView = z.object({ pins: z.array(MapPin) });
export type MapPinsView = z.infer<typeof MapPinsView>;

const pinName = typedText(pinNameLength);
export const PlacePinInput = z.strictObject({ requestId: RequestId, zone: ContentId, x: tile, y: tile, name: pinName });
export type PlacePinInput = z.infer<typeof PlacePinInput>;
export const RenamePinInput = z.strictObject({ requestId: RequestId, pinId: z.uuid(), name: pinName });
export type RenamePinInput = z.infer<typeof RenamePinInput>;
export const RemovePinInput = z.strictObject({ requestId: RequestId, pinId: z.uuid() });
export type RemovePinInput = z.infer<typeof RemovePinInput>;
