import type { InstanceDifficulty } from '@necp/shared/instance/schema';
import type { MessageParams, TileSpot } from '@necp/shared/kernel';
import type { Rarity } from '@necp/shared/inventory/content';
import type { EntityKind } from '@necp/shared/protocol';

/** A stretch of time on the clock of `performance.now()`, so that a bar can run without an update for every step. */
export interface TimeSpan {
  readonly startMs: number;
  readonly endMs: number;
}

/** The own pools; `reserve` counts rounds that are not in the weapon, null when it needs none. */
export interface VitalsView {
  readonly health: number;
  readonly healthMax: number;
  readonly energy: number;
  readonly energyMax: number;
  readonly ram: number;
  readonly ramMax: number;
  readonly stamina: number;
  readonly staminaMax: number;
  readonly shield: number;
}

export interface WeaponView {
  /** Template id; null for bare hands. */
  readonly templateId: string | null;
  readonly rounds: number;
  /** 0 for blades and hands. */
  readonly magazine: number;
  readonly reload: TimeSpan | null;
}

export interface StatusView {
  readonly id: string;
  readonly stacks: number;
  readonly endsMs: number;
  readonly lastsMs: number;
}
export interface CastView extends TimeSpan {
  readonly ability: string;
}

/** What only the player may know; sent whenever any of it changes. */
export interface SelfView {
  readonly statuses: readonly StatusView[];
  /** By ability id, item template id or group; only those that still run. */
  readonly cooldowns: Readonly<Record<string, TimeSpan>>;
  readonly cast: CastView | null;
  readonly weapon: WeaponView;
  readonly inCombat: boolean;
}

export interface TargetView {
  readonly id: number;
  readonly kind: EntityKind;
  /** Content id of an enemy or a named person; '' for players. */
  readonly content: string;
  readonly name: string;
  readonly level: number;
  /** 0..1. */
  readonly health: number;
  readonly hostile: boolean;
  readonly downed: boolean;
  readonly casting: CastView | null;
  readonly statuses: readonly StatusView[];
  readonly distanceTiles: number;
  /** Chosen and held by the player, not only looked at. */
  readonly locked: boolean;
}

/** What the interact key would do right now. */
export type PromptVerb =
  | 'talk'
  | 'use'
  | 'open'
  | 'revive'
  | 'pick_up'
  | 'transfer'
  | 'enter'
  | 'challenge'
  | 'hold_event';
export interface PromptView {
  readonly verb: PromptVerb;
  readonly entityId: number;
  readonly content: string;
  readonly name: string;
  /** `KeyboardEvent.code` of the first key bound to it. */
  readonly code: string;
}

/** A player at the door of an instance. */
export interface DoorGuest {
  readonly entityId: number;
  readonly name: string;
  readonly isSelf: boolean;
}

/** A door that a few go through together, as long as the player stands at it. */
export interface DoorView {
  /** Id of the zone behind it. */
  readonly to: string;
  /** So many may go in together. */
  readonly most: number;
  /** In the order they said so; the first leads. */
  readonly ready: readonly DoorGuest[];
  /** Standing there, not ready. */
  readonly waiting: readonly DoorGuest[];
  /** As the one who leads wants it. */
  readonly difficulty: InstanceDifficulty;
  /**
   * What the player may do next: say so, lead all who are ready in, wait for the leader, or wait for the next group.
   */
  readonly next: 'ready' | 'enter' | 'wait' | 'full';
  /** `KeyboardEvent.code` of the key that does it; null while the key is taken by something nearer. */
  readonly code: string | null;
}

export interface DropView {
  readonly entityId: number;
  /** Template id; '' is money. */
  readonly templateId: string;
  readonly rarity: Rarity;
  readonly mine: boolean;
  readonly distanceTiles: number;
}

/** One line of the combat log; ids, to be named in the player's language. */
export interface CombatLine {
  readonly atMs: number;
  readonly what: 'damage' | 'heal' | 'dodged' | 'blocked' | 'absorbed' | 'downed' | 'died' | 'revived' | 'status';
  readonly source: {
    readonly id: number;
    readonly name: string;
    readonly content: string;
    readonly isSelf: boolean;
  } | null;
  readonly target: { readonly id: number; readonly name: string; readonly content: string; readonly isSelf: boolean };
  readonly amount: number;
  readonly critical: boolean;
  /** Damage type, status id, or ''. */
  readonly type: string;
}

export interface DownView {
  readonly byName: string;
  readonly reviveEndsMs: number;
  readonly respawnAtMs: number /** A whole number as text. */;
  readonly costEddies: string;
  readonly state: 'downed' | 'dead' /** Another player is reviving this one. */;
  readonly isHelped: boolean;
}

/** Sounds that matter, for those who read them: `key` under messages "combat.caption", where it came from. */
export interface Caption {
  readonly key: string;
  readonly direction: 'here' | 'left' | 'right' | 'ahead' | 'behind';
}

/** A wordless message of the server about the fight, as it came: the interface knows its shape from the protocol. */
export interface UnreadMessage {
  readonly topic: string;
  readonly body: unknown;
}

export interface CombatSink {
  vitals(vitals: VitalsView): void;
  self(view: SelfView): void;
  /** The target under the pointer or locked, about ten times a second while it changes; null without a target. */
  target(target: TargetView | null): void;
  prompt(prompt: PromptView | null): void;
  /** The player stands at a door for a few, or left it (null). */
  door(door: DoorView | null): void;
  /** Drops within reach or nearly so, nearest first. */
  drops(drops: readonly DropView[]): void;
  combatLine(line: CombatLine): void;
  /** The player lies down, or is up again (null). */
  down(view: DownView | null): void;
  /** A hold (opening, reviving, using) is under way. */
  interacting(span: (TimeSpan & { readonly entityId: number }) | null): void;
  /** The server refused a request of the player; `code` is under messages "errors". */
  refused(refusal: { readonly what: string; readonly code: string; readonly params: MessageParams }): void;
  /**
   * A key or button of a hotbar went down: 0..15. The interface knows what lies there and calls `useAbility` or
   * `useItem`.
   */
  slotPressed(slot: number): void;
  /** Which bar the number keys belong to now, 0 or 1. */
  barChanged(bar: 0 | 1): void;
  /**
   * Every other server message, under its event name and unchanged: `conversation.opened`,
   * `conversation.closed`, `live`, `gains`, `event.state`, `duel.state`, `combat.summary`, …
   */
  serverMessage(message: UnreadMessage): void;
  caption(caption: Caption): void;
  /**
   * Another zone is about to be entered: a loading screen stays until the next `zone` and `welcome`. Null when the
   * transfer failed.
   */
  transfer(to: { readonly zoneId: string } | null): void;
}

/** A mark over a person's head, or an arrow to a place. */
export interface QuestMark {
  /** Content id of a person or object, or null for a place. */
  readonly content: string | null;
  readonly at: TileSpot | null;
  readonly mark: 'offer' | 'goal' | 'turn_in';
}

/** What buttons of the interface may ask for; keys and sticks do the same by themselves. */
export interface PlayerActions {
  /** At the target, the pointer or the player, as the ability wants. */
  useAbility(ability: string): void;
  useItem(itemId: string): void;
  cancelCast(): void;
  /** Holds a target; null lets go. */
  lock(entityId: number | null): void;
  /** What the prompt says, or with one action in particular. */
  interact(entityId?: number): void;
  stopInteracting(): void;
  /** One drop, or all in reach. */
  pickUp(entityId?: number): void;
  revive(entityId: number): void;
  respawn(): void;
  /** At the door of an instance: ready to enter, or no longer; the leader also sets the difficulty. */
  gather(state: 'ready' | 'not_ready', difficulty?: InstanceDifficulty): void;
  /** Asks for the channels of this zone; the answer arrives as `zone.channels`. */
  requestChannels(): void;
  /** Over into another channel of this zone. */
  changeChannel(channel: number): void;
  /** Leads every player who is ready into the instance. */
  goIn(): void;
  challenge(entityId: number): void;
  answerDuel(entityId: number, answer: 'accept' | 'refuse'): void;
  yieldDuel(): void;
  /** Puts the own name on the open duel board, or takes it off. */
  signBoard(state: 'on' | 'off'): void;
  /** Challenges a player whose name is on the open duel board. */
  callFromBoard(entityId: number): void;
  /** Right thumb: each axis -1..1, (0, 0) when let go; pushed most of the way it also fires. */
  setAim(x: number, y: number): void;
  /** Marks over heads and arrows to what is out of sight; replaces the last ones. */
  setQuestMarks(marks: readonly QuestMark[]): void;
  /** Entity names (characters) of the party, for arrows and colours. */
  setParty(names: readonly string[]): void;
}
