import type { ChatLine } from '@necp/shared/chat/schema';
import type { InstanceDifficulty } from '@necp/shared/instance/schema';
import type { CharacterId, ItemId, MessageParams, TileSpot } from '@necp/shared/kernel';
import type { EncounterRecord } from '@necp/shared/combat/encounter';
import type { SkillId } from '@necp/shared/progression/content';
import type { Vitals } from '@necp/shared/zone/sheet';
import type { CloseReason, ServerEvents, ZoneWelcome } from '@necp/shared/protocol';
import type { Entrant, Placement } from './inputs';

/** Why a player's wish was not followed: an attempt to cheat, a bad line, or the ordinary course of things. */
export type RefusalKind = 'cheat' | 'lag' | 'normal';

/** A character and the entry it is written under. */
export interface Held {
  readonly characterId: CharacterId;
  readonly epoch: number;
}

/** What a quest may wait for and only the street sees. */
export type ObjectiveEvent =
  | { readonly kind: 'went'; readonly place: string }
  | { readonly kind: 'used'; readonly object: string; readonly place: string }
  | { readonly kind: 'survived'; readonly objectiveKey: string }
  | { readonly kind: 'escorted'; readonly npc: string; readonly to: string }
  | { readonly kind: 'lost_escort' }
  | { readonly kind: 'downed' }
  | { readonly kind: 'action'; readonly action: 'use_ability' | 'dodge' | 'pick_look'; readonly item?: string }
  | { readonly kind: 'event'; readonly event: string; readonly result: 'took_part' | 'won' }
  | { readonly kind: 'timer'; readonly questId: string; readonly stageId: string };

/** Somebody was brought down, and who had a share in it. */
export interface Defeat {
  readonly defeatId: string;
  /** Content id of the enemy. */
  readonly enemyId: string;
  readonly level: number;
  readonly difficulty: InstanceDifficulty;
  readonly spot: TileSpot;
  /** Shares add up to one at most. */
  readonly participants: readonly (Held & {
    readonly share: number /** What it wears, knows and stands under adds to experience. */;
    readonly experiencePercent: number;
  })[];
}

/** What somebody's doings taught and wore down since the last note. */
export interface Use extends Held {
  /** Experience by skill. */
  readonly skills: Readonly<Partial<Record<SkillId, number>>>;
  /** Points of wear by item. */
  readonly wear: Readonly<Record<string, number>>;
  readonly shotsFired: number;
}

/** One event to one or more connections, sent in the order of the outputs. */
type SendOutput = {
  [K in keyof ServerEvents]: {
    readonly kind: 'send';
    readonly connectionIds: readonly number[];
    readonly name: K;
    readonly message: Parameters<ServerEvents[K]>[0];
  };
}[keyof ServerEvents];

/** What one tick wants done outside the zone, in order. Gateway and effects carry it out between ticks. */
export type ZoneOutput =
  | { readonly kind: 'welcome'; readonly connectionId: number; readonly welcome: ZoneWelcome }
  | {
      readonly kind: 'population';
      readonly connectionIds: readonly number[];
      readonly population: number;
      readonly channels: number;
    }
  | { readonly kind: 'line'; readonly connectionIds: readonly number[]; readonly line: ChatLine }
  | { readonly kind: 'unheard'; readonly connectionId: number; readonly code: string; readonly params: MessageParams }
  | { readonly kind: 'close'; readonly connectionId: number; readonly reason: CloseReason }
  | {
      readonly kind: 'refused';
      readonly refusal: RefusalKind;
      readonly what: string;
      readonly characterId: CharacterId;
    }
  | SendOutput
  | DurableOutput
  | TransferOutput;

/** What the domain has to remember; whatever it answers comes back as an input of a later tick. */
export type DurableOutput =
  | { readonly kind: 'spoken'; readonly line: ChatLine; readonly characterId: CharacterId }
  | { readonly kind: 'departed'; readonly departed: Departed }
  /** `place` is filled in when the tick is over. */
  | { readonly kind: 'defeat'; readonly defeat: Defeat; readonly place?: string | null }
  | ({ readonly kind: 'downed'; readonly id: string; readonly by: string | null; readonly isDeath: boolean } & Held)
  | { readonly kind: 'used'; readonly use: Use }
  | { readonly kind: 'encounter'; readonly encounter: EncounterRecord }
  | ({ readonly kind: 'objective_event'; readonly id: string; readonly objectiveEvent: ObjectiveEvent } & Held)
  | ({ readonly kind: 'pick_up'; readonly dropId: string } & Held)
  | ({
      readonly kind: 'open';
      readonly id: string;
      readonly containerId: string;
      readonly spawnIndex: number;
      readonly passed: boolean;
      readonly spot: TileSpot;
    } & Held)
  /** Somebody has come: which boxes here have they emptied? */
  | ({ readonly kind: 'boxes_asked' } & Held)
  | ({ readonly kind: 'consume'; readonly id: string; readonly itemId: ItemId } & Held)
  | ({
      readonly kind: 'converse';
      readonly entityId: number;
      readonly npcId: string | null;
      readonly object: string | null;
      readonly place: string;
    } & Held)
  | ({ readonly kind: 'converse_end' } & Held)
  | ({ readonly kind: 'commands_done'; readonly ids: readonly string[] } & Held)
  | { readonly kind: 'event_begun'; readonly runId: string; readonly event: string }
  | {
      readonly kind: 'event_over';
      readonly runId: string;
      readonly event: string;
      readonly ending: string;
      readonly contributions: readonly (Held & { readonly points: number })[];
    };

/**
 * Somebody goes to another zone, or to another channel of this one. First the domain hands it over, then this zone lets
 * go, then the other takes it in.
 */
export type TransferOutput =
  | { readonly kind: 'transfer'; readonly transfer: ZoneTransfer }
  /** Several go into a channel made for them. */
  | {
      readonly kind: 'transfer_group';
      readonly toZone: string;
      readonly toPlace: string;
      readonly leaderId: CharacterId;
      readonly difficulty: InstanceDifficulty;
      readonly transfers: readonly Pick<ZoneTransfer, 'entrant' | 'playedMs'>[];
    }
  /** Wants to know which channels of this zone there are. */
  | { readonly kind: 'channels_requested'; readonly connectionId: number }
  /** The body is gone from here: whoever plays it may be shown the other zone. */
  | {
      readonly kind: 'handed_over';
      readonly characterId: CharacterId;
      readonly epoch: number;
      readonly connectionId: number | null;
    };

export interface ZoneTransfer {
  /** What the other zone needs to know of it; `epoch` and `spot` are those it leaves with. */
  readonly entrant: Entrant;
  readonly toZone: string;
  /** Place of arrival; null for where newcomers appear, and for who stays in the zone: those stand where they stood. */
  readonly toPlace: string | null;
  /** The channel to enter, when it is one that was just made or asked for; null for whichever fits best. */
  readonly toChannel: number | null;
  readonly playedMs: number;
}

/** Somebody who left, with what the domain has to remember. */
export interface Departed extends Held {
  readonly spot: Placement;
  readonly playedMs: number;
  /** Pools as they were; null for who had none yet. */
  readonly vitals: Vitals | null;
  /** What it takes along to whoever plays the zone next; left out by whoever just leaves. */
  readonly carried?: string | null;
}
