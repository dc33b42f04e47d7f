import type { EmoteId } from '@necp/shared/chat/emotes';
import type { InstanceDifficulty } from '@necp/shared/instance/schema';
import type { TileSpot } from '@necp/shared/kernel';
import type { LocalText } from '@necp/shared/kernel/content';
import type { Rarity } from '@necp/shared/inventory/content';
import type { CastEnd, EntityKind } from '@necp/shared/protocol';
import type { PartyMark } from '@necp/shared/party/marks';
import type { QuestMarkKind } from '@necp/shared/quest/spots';
import type { Realtime } from '../realtime/types';

/** A period on the clock of `performance.now()`, so that a bar can run without an update for every step. */
export interface TimeSpan {
  readonly startMs: number;
  readonly endMs: number;
}

/** The player's own pools; `reserve` counts rounds that are not in the weapon, null when it needs none. */
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
  /** The rounds in the magazine; 0 for blades and bare hands. */
  readonly magazine: number;
  readonly reload: TimeSpan | null;
}

export interface StatusView {
  readonly id: string;
  readonly stacks: number;
  readonly endsMs: number;
  readonly lastsMs: number;
  /** Who applied it. */
  readonly by: Nameplate;
  /** Of a shield, whose id is that of its ability: the damage that it still takes. */
  readonly absorbs?: number;
}

/** Who someone is: a player's name, or the content id of an enemy, a person or a machine; both empty when unknown. */
export interface Nameplate {
  readonly name: string;
  readonly content: string;
  readonly isSelf: boolean;
}

export interface CastView extends TimeSpan {
  readonly ability: string;
  /** A channel runs backwards: its effect is already there. */
  readonly isChannel: boolean;
  /** Why and when it was broken; null while it runs. */
  readonly broken: { readonly how: CastEnd; readonly atMs: number } | null;
}

/** The private state of the player; sent whenever any of it changes. */
export interface SelfView {
  readonly statuses: readonly StatusView[];
  /** Running cooldowns by ability id, item template id or group. */
  readonly cooldowns: Readonly<Record<string, TimeSpan>>;
  readonly cast: CastView | null;
  readonly weapon: WeaponView;
  readonly inCombat: boolean;
  /** Whether the character stands in a safe zone, where no player can attack or be hurt. */
  readonly isSafe: boolean;
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
  /** The most health it can have, in points; 0 when it is not known. */
  readonly healthMax: number;
  readonly hostile: boolean;
  readonly downed: boolean;
  /** Whether the player of the target is away from the keyboard. */
  readonly away: boolean;
  readonly casting: CastView | null;
  readonly statuses: readonly StatusView[];
  readonly distanceTiles: number;
  /** Whether the player has locked it, not only looked at it. */
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
  /** The code of the reason why a doorway is closed now; null for everything else. */
  readonly obstacle: string | null;
}

/** The doorway in which the player stands: the ring fills from start to end, unless an obstacle is named. */
export interface DoorwayView extends TimeSpan {
  readonly to: string;
  readonly obstacle: string | null;
}

/** A player at the entrance of an instance. */
export interface DoorGuest {
  readonly entityId: number;
  readonly name: string;
  readonly isSelf: boolean;
}

/** The entrance of an instance, as long as the player stands at it. */
export interface DoorView {
  /** Id of the zone behind the entrance. */
  readonly to: string;
  /** The most players who may enter together. */
  readonly most: number;
  /** The ready players in the order in which they became ready; the first leads. */
  readonly ready: readonly DoorGuest[];
  /** The players there who are not ready. */
  readonly waiting: readonly DoorGuest[];
  /** The difficulty the leader has chosen. */
  readonly difficulty: InstanceDifficulty;
  /**
   * The next step of the player: become ready, lead all ready players in, wait for the leader, or wait for the next
   * group.
   */
  readonly next: 'ready' | 'enter' | 'wait' | 'full';
  /** Whether the interact key does the next step; not while something nearer has it. */
  readonly isAtHand: boolean;
}

export interface DropView {
  readonly entityId: number;
  /** Template id; '' means money. */
  readonly templateId: string;
  readonly rarity: Rarity;
  readonly mine: boolean;
  readonly distanceTiles: number;
}

/** Someone in the combat log. */
export interface LogParticipant extends Nameplate {
  readonly id: number;
  readonly isHostile: boolean;
}

/** One line of the combat log with ids, which are named in the player's language. */
export interface CombatLogEntry {
  readonly atMs: number;
  readonly what: 'damage' | 'heal' | 'dodged' | 'safe' | 'absorbed' | 'downed' | 'died' | 'revived' | 'status';
  readonly source: LogParticipant | null;
  readonly target: LogParticipant;
  readonly amount: number;
  readonly critical: boolean;
  /** Damage type, status id, or ''. */
  readonly type: string;
  /** Content id of the weapon, ability, item or status that caused it; '' for lines without one. */
  readonly by: string;
}

export interface DownView {
  /** The name of the player who did it; '' for anyone else. */
  readonly byName: string;
  /** The content id of the enemy or person who did it; '' for a player. */
  readonly byContent: string;
  /** The id of the weapon, ability or status of the last hit; '' when it is not known. */
  readonly byMeans: string;
  /** The level of the enemy that did it, and how far it is above that of the player; 0 for anything else. */
  readonly byLevel: number;
  readonly levelsAbove: number;
  readonly reviveEndsMs: number;
  readonly respawnAtMs: number;
  /** A whole number as text. */
  readonly costChits: string;
  readonly state: 'downed' | 'dead';
  /** Whether another player is reviving this one. */
  readonly isHelped: boolean;
  /** How it may end before a respawn: by players who are near, not at all, or by itself. */
  readonly rescue: 'players' | 'none' | 'by_itself';
  /** The place of the respawn; null when it has no name. */
  readonly wakesAt: string | null;
}

/** A sound as text: `key` is under the messages "combat.caption", and the direction it came from. */
export interface Caption {
  readonly key: string;
  readonly direction: 'here' | 'left' | 'right' | 'ahead' | 'behind';
}

/** The events of combat and interaction that the engine publishes for the interface. */
export interface CombatEvents {
  readonly vitals: VitalsView;
  readonly self: SelfView;
  /** The target under the pointer or locked, about ten times a second while it changes; null without a target. */
  readonly target: TargetView | null;
  readonly prompt: PromptView | null;
  /** The entrance at which the player stands; null after leaving it. */
  readonly door: DoorView | null;
  /** The drops within reach or nearly so, nearest first. */
  readonly drops: readonly DropView[];
  readonly combatLogged: CombatLogEntry;
  /** The boss that fights in sight; null without one. */
  readonly boss: TargetView | null;
  /** The player's own cast was broken. */
  readonly castBroken: CastView;
  /** The downed state of the player; null when the player is up again. */
  readonly down: DownView | null;
  /** The progress of a channeled interaction (opening, reviving, using). */
  readonly interacting: (TimeSpan & { readonly entityId: number }) | null;
  /**
   * The hotbar slot, 0..15, whose key or button went down. The interface knows its entry and calls `useAbility` or
   * `useItem`.
   */
  readonly slotPressed: number;
  /** The bar that the number keys use now, 0 or 1. */
  readonly barChanged: 0 | 1;
  readonly caption: Caption;
  /** What the screen marks or points to, and the enemy that is the target, with every radar. */
  readonly goals: readonly GoalView[];
}

/** A mark over a person's head, or an arrow to a place; `route` leads to where the player wants to go. */
export interface QuestMark {
  /** Content id of a person or object, or null for a place. */
  readonly content: string | null;
  readonly at: TileSpot | null;
  readonly mark: QuestMarkKind | 'route';
  /** The name of the place, or of the zone behind the way out; null when it has none. */
  readonly name: LocalText | null;
}

/** Where something is that the screen marks or points to; an enemy is the target. */
export interface GoalView extends TileSpot {
  /** The same as long as the screen marks the same thing. */
  readonly key: string;
  readonly mark: QuestMark['mark'] | 'party' | 'enemy';
  /** Empty when it has none. */
  readonly name: string;
  readonly distanceTiles: number;
}

/** A symbol of the party on an entity of this zone, on a player, or on a place of this zone. */
export interface ShownMark {
  readonly mark: PartyMark;
  readonly on: { readonly entityId: number } | { readonly name: string } | TileSpot;
}

/** The actions that buttons of the interface call; keys and sticks call the same ones. */
export interface PlayerActions {
  /** Sends an event that needs nothing of the running game, such as an aim; a feature sends those of its room. */
  readonly send: Realtime['send'];
  /** Uses an ability at the target, the pointer or the player, as the ability requires. */
  useAbility(ability: string): void;
  useItem(itemId: string): void;
  cancelCast(): void;
  /** Locks a target; null unlocks. */
  lock(entityId: number | null): void;
  /** Locks a player by name, if it is in sight. */
  targetPlayer(name: string): 'targeted' | 'out_of_sight';
  /** Shows an emote, to the locked target when there is one; returns false without a connection. */
  showEmote(emote: EmoteId): boolean;
  /** Does what the prompt shows, or interacts with one entity in particular. */
  interact(entityId?: number): void;
  stopInteracting(): void;
  /** Picks up one drop, or all in reach. */
  pickUp(entityId?: number): void;
  revive(entityId: number): void;
  respawn(): void;
  /**
   * Reports at the entrance of an instance that the player is ready to enter, or no longer; the leader also sets the
   * difficulty.
   */
  gather(state: 'ready' | 'not_ready', difficulty?: InstanceDifficulty): void;
  /** Leads every player who is ready into the instance. */
  goIn(): void;
  challenge(entityId: number): void;
  answerDuel(entityId: number, answer: 'accept' | 'refuse'): void;
  /** Sets the right stick: each axis -1..1, (0, 0) when released; pushed most of the way it also fires. */
  setAim(x: number, y: number): void;
  /** Sets the marks over heads and the arrows to places out of sight, replacing the previous ones. */
  setQuestMarks(marks: readonly QuestMark[]): void;
  /** Sets the corners of the walk to the goal that the player follows, for the arrow to it; none without a goal. */
  setWay(corners: readonly TileSpot[]): void;
  /** Names the controls that the player is taught at the objects they are used on. */
  setTaught(controls: readonly string[]): void;
  /** Sets the names of the other party members in the order of their frames, for keys, arrows and colours. */
  setParty(names: readonly string[]): void;
  /** Sets what the party has marked in this zone, replacing what was marked before. */
  setPartyMarks(marks: readonly ShownMark[]): void;
  /** Sets the names of the friends, who are marked among other players. */
  setFriends(names: readonly string[]): void;
  /** Draws a mark beside the plates of players who speak in the call. */
  setSpeaking(names: readonly string[]): void;
}
