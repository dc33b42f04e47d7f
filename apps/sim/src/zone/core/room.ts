import type { ChatFilter } from '@necp/shared/chat/filter';
import type { EntityKind, ClientMessage } from '@necp/shared/protocol';
import type { LocalText } from '@necp/shared/zone/map';
import type { Entrant, ZoneInput, ZoneInputs } from '../inputs';
import type { Player, ZoneState } from '../state';
import type { Interactable, InteractableKinds } from './interactable';
import { zoneSlice } from './slice';

/** The phases of a tick in which rooms act, in their order. */
export const roomPhases = ['think', 'move', 'strike', 'combat', 'expire', 'settle'] as const;
export type RoomPhase = (typeof roomPhases)[number];

type MessageOf<Name extends ClientMessage['name']> = Extract<ClientMessage, { readonly name: Name }>['message'];

/** What a zone is opened with beside its content. */
export interface OpenOptions {
  readonly townspeopleNames: readonly LocalText[];
  readonly filter: ChatFilter;
}

/** An entity within the player's reach. */
export interface Reached {
  readonly entityId: number;
  readonly entityIndex: number;
}

/** How the interactables of one kind are used. */
export interface InteractableUse<Kind extends keyof InteractableKinds> {
  /** How long the player holds the key, in milliseconds; null when the object has nothing for this player. */
  readonly holdMs: (state: ZoneState, player: Player, interactable: Interactable<Kind>) => number | null;
  /** Called when the key was held long enough. */
  readonly complete: (state: ZoneState, player: Player, interactable: Interactable<Kind>) => void;
}

/** A room of the zone: everything about one subject. All parts are optional. */
export interface ZoneRoom {
  readonly name: string;
  /** Places the room's entities before the first tick. */
  readonly open?: (state: ZoneState, options: OpenOptions) => void;
  /** Called at the start of each tick, before its inputs. */
  readonly begin?: (state: ZoneState) => void;
  /** Removes what the room holds of an entity that disappears. */
  readonly dropEntity?: (state: ZoneState, entityIndex: number) => void;
  /** Called when a character has joined that was not here before. */
  readonly join?: (state: ZoneState, player: Player, entrant: Entrant) => void;
  /**
   * Called when a character's player connects: when a saved character enters, and after a lost or
   * replaced connection.
   */
  readonly connect?: (state: ZoneState, player: Player) => void;
  /** Called before a character leaves of its own accord, while its entity still stands. */
  readonly depart?: (state: ZoneState, player: Player) => void;
  /** Removes what the room holds of a character; called before its entity is removed, however it left. */
  readonly forget?: (state: ZoneState, player: Player) => void;
  /** Called when a player who died wakes up at the clinic. */
  readonly wake?: (state: ZoneState, player: Player) => void;
  /** Called when the player begins to use a world object. */
  readonly beginUse?: (state: ZoneState, player: Player) => void;
  /** Inputs from the gateway, the host and the domain, by kind. */
  readonly inputs?: { readonly [Kind in keyof ZoneInputs]?: (state: ZoneState, input: ZoneInput<Kind>) => void };
  /** Events of clients, after their schema was checked; several rooms may handle the same one. */
  readonly on?: {
    readonly [Name in ClientMessage['name']]?: (state: ZoneState, player: Player, message: MessageOf<Name>) => void;
  };
  /** Called when a player interacts with an entity of a kind. */
  readonly reached?: {
    readonly [Kind in EntityKind]?: (state: ZoneState, player: Player, reached: Reached) => void;
  };
  readonly interactables?: { readonly [Kind in keyof InteractableKinds]?: InteractableUse<Kind> };
  /** Checks whether the player would lose something unfinished by changing to another channel now. */
  readonly isBusy?: (state: ZoneState, player: Player) => boolean;
  /** Returns the code of the reason why the player cannot change to another channel now, or null. */
  readonly keepsInChannel?: (state: ZoneState, player: Player) => string | null;
  readonly tick?: { readonly [Phase in RoomPhase]?: (state: ZoneState) => void };
}

/** Defines a room of the zone. */
export function zoneRoom(name: string, parts: Omit<ZoneRoom, 'name'>): ZoneRoom {
  return { name, ...parts };
}

const furnishing = zoneSlice<{ rooms: readonly ZoneRoom[] }>('rooms', () => ({ rooms: [] }));

/** Gives a new zone its rooms. */
export function furnish(state: ZoneState, rooms: readonly ZoneRoom[]): void {
  furnishing(state).rooms = rooms;
}

/** Returns the rooms of a zone, from the lowest. */
export function roomsOf(state: ZoneState): readonly ZoneRoom[] {
  return furnishing(state).rooms;
}
