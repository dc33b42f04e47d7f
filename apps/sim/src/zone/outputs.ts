import type { InstanceDifficulty } from '@necp/shared/instance/schema';
import type { CharacterId, TileSpot } from '@necp/shared/kernel';
import type { SkillId } from '@necp/shared/progression/content';
import type { CloseReason, ServerEvents } from '@necp/shared/protocol';
import type { Vitals } from '@necp/shared/zone/sheet';
import type { Entrant, Placement } from './inputs';

/** Why a request was refused: an attempt to cheat, a bad connection, or the ordinary course of the game. */
export type RejectionKind = 'cheat' | 'lag' | 'normal';

/** A character and the epoch under which it is written. */
export interface Held {
  readonly characterId: CharacterId;
  readonly epoch: number;
}

/** Events that quests wait for and only the zone sees. */
export type ObjectiveEvent =
  | { readonly kind: 'went'; readonly place: string }
  | { readonly kind: 'used'; readonly object: string; readonly place: string }
  | { readonly kind: 'survived'; readonly objectiveKey: string }
  | { readonly kind: 'escorted'; readonly npc: string; readonly to: string }
  | { readonly kind: 'lost_escort' }
  | { readonly kind: 'downed' }
  | { readonly kind: 'action'; readonly action: 'use_ability' | 'dodge'; readonly item?: string }
  | { readonly kind: 'event'; readonly event: string; readonly result: 'took_part' | 'won' }
  | { readonly kind: 'timer'; readonly questId: string; readonly stageId: string };

/** A combatant was defeated; lists the players with a share in it, and those of their parties who were near. */
export interface Defeat {
  readonly defeatId: string;
  /** Content id of the enemy. */
  readonly enemyId: string;
  readonly level: number;
  readonly difficulty: InstanceDifficulty;
  readonly spot: TileSpot;
  /** The shares add up to at most one. */
  readonly participants: readonly (Held & {
    readonly share: number;
    /** The party of the player at this moment; null for none. */
    readonly partyId: string | null;
    /** Whether it harmed the enemy, or drew its anger by helping others; who only stood near is given no loot. */
    readonly tookPart: boolean;
    /** Experience bonus from gear, skills and statuses. */
    readonly experiencePercent: number;
  })[];
}

/** Skill experience and wear of a character since the last report. */
export interface Use extends Held {
  /** Experience by skill. */
  readonly skills: Readonly<Partial<Record<SkillId, number>>>;
  /** Wear points by item. */
  readonly wear: Readonly<Record<string, number>>;
  readonly shotsFired: number;
}

/** One message to one or more connections, sent in the order of the outputs. */
type SendOutput = {
  [K in keyof ServerEvents]: {
    readonly kind: 'send';
    readonly connectionIds: readonly number[];
    readonly name: K;
    readonly message: Parameters<ServerEvents[K]>[0];
  };
}[keyof ServerEvents];

/** What one tick wants done outside the zone, in order. Gateway and effects execute it between ticks. */
export type ZoneOutput =
  | { readonly kind: 'close'; readonly connectionId: number; readonly reason: CloseReason }
  | {
      readonly kind: 'rejected';
      readonly rejection: RejectionKind;
      readonly what: string;
      readonly characterId: CharacterId;
    }
  | SendOutput
  | ZoneRequest
  | TransferOutput;

/**
 * What the domain has to store, by kind; its answer returns as an input of a later tick. Each room declares its own in
 * `contract.ts`.
 */
export interface ZoneRequests {
  readonly objective_event: Held & { readonly id: string; readonly objectiveEvent: ObjectiveEvent };
}

export type ZoneRequest<Kind extends keyof ZoneRequests = keyof ZoneRequests> = {
  [One in Kind]: { readonly kind: One } & ZoneRequests[One];
}[Kind];

/**
 * A player goes to another zone, or to another channel of this one. First the domain hands the character over, then
 * this zone removes it, then the other one lets it join.
 */
export type TransferOutput =
  | { readonly kind: 'transfer'; readonly transfer: ZoneTransfer }
  /** Several players go into a channel created for them. */
  | {
      readonly kind: 'transfer_group';
      readonly toZone: string;
      readonly toPlace: string;
      readonly leaderId: CharacterId;
      readonly difficulty: InstanceDifficulty;
      readonly transfers: readonly Pick<ZoneTransfer, 'entrant' | 'playedMs'>[];
    }
  /** A player opens an instance for the party and goes in, or goes into the one that is open. */
  | {
      readonly kind: 'transfer_party';
      readonly toZone: string;
      readonly toPlace: string;
      /** The difficulty of the instance to open; null for the one that is open. */
      readonly opens: InstanceDifficulty | null;
      readonly transfer: Pick<ZoneTransfer, 'entrant' | 'playedMs'>;
    }
  /** Requests the list of this zone's channels. */
  | { readonly kind: 'channels_requested'; readonly connectionId: number }
  /** The entity has been removed here, so the client may be shown the other zone. */
  | {
      readonly kind: 'handed_over';
      readonly characterId: CharacterId;
      readonly epoch: number;
      readonly connectionId: number | null;
    };

export interface ZoneTransfer {
  /** What the other zone needs to know of the character; `epoch` and `spot` are those with which it leaves. */
  readonly entrant: Entrant;
  readonly toZone: string;
  /** Place of arrival; null means the start position of new players, or the current position within the same zone. */
  readonly toPlace: string | null;
  /** The channel to enter when it was just created or requested; null for the best fitting one. */
  readonly toChannel: number | null;
  readonly playedMs: number;
}

/** A character that left, with what the domain has to store. */
export interface Departed extends Held {
  readonly spot: Placement;
  readonly playedMs: number;
  /** Its pools; null when it had none yet. */
  readonly vitals: Vitals | null;
  /** The payload for the next process; absent for a player who just leaves. */
  readonly carried?: string | null;
}
