import type { Look } from '@necp/shared/character/look';
import type { AccountId, CharacterId, Locale, MessageParams, SessionId } from '@necp/shared/kernel';
import type { ClientMessage } from '@necp/shared/protocol';
import type { CharacterSheet, Vitals } from '@necp/shared/zone/sheet';

/** A position on the ground of a zone: tiles, facing 0..255. */
export interface Placement {
  readonly x: number;
  readonly y: number;
  readonly facing: number;
}

/** The name and look of a character. */
export interface Face {
  readonly name: string;
  readonly look: Look;
}

/** A character that joins the zone, as the domain let it enter. */
export interface Entrant {
  readonly characterId: CharacterId;
  readonly accountId: AccountId;
  readonly sessionId: SessionId;
  readonly name: string;
  readonly look: Look;
  /** Counts this character's entries; every write must carry the latest one. */
  readonly epoch: number;
  /** Its saved position in this zone, or its place of arrival; null for a character that was never here. */
  readonly spot: Placement | null;
  readonly locale: Locale;
  readonly sheet: CharacterSheet;
  /** Pools brought from another zone; null takes those of the sheet. */
  readonly vitals: Vitals | null;
}

/**
 * Every input a zone can get from outside, by kind; a recording of them replays a run. Each room declares its own in
 * `contract.ts`.
 */
export interface ZoneInputs {
  /** An event of a client, after its schema was checked. */
  readonly event: {
    readonly connectionId: number;
    readonly event: ClientMessage;
    /** The id under which the log and the database know what follows from it at once. */
    readonly correlationId?: string;
  };
}

export type ZoneInput<Kind extends keyof ZoneInputs = keyof ZoneInputs> = {
  [One in Kind]: { readonly kind: One } & ZoneInputs[One];
}[Kind];

/** A refusal as it is sent to the player: a code with a message in both languages. */
export interface RejectionReason {
  readonly code: string;
  readonly params: MessageParams;
}
