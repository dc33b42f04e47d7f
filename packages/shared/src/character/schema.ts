import * as z from 'zod';
import { LocalText } from '../kernel/content';
import { CharacterId, Locale, RequestId, ZoneId } from '../kernel/ids';
import { typedText } from '../kernel/input';
import { Look } from './look';

export const attributes = ['body', 'reflex', 'tech', 'intellect', 'cool'] as const;
export type Attribute = (typeof attributes)[number];
export const classIds = ['bouncer', 'jammer', 'welder', 'hauler', 'broker', 'medic'] as const;
export const ClassId = z.enum(classIds);
export type ClassId = z.infer<typeof ClassId>;
export const originIds = ['local', 'clerk', 'outsider'] as const;
export const OriginId = z.enum(originIds);
export type OriginId = z.infer<typeof OriginId>;

const Points = z.int().min(-999).max(999);
/** Points of each attribute at creation; the rules check range and sum. */
export const AttributePoints = z.strictObject({
  body: Points,
  reflex: Points,
  tech: Points,
  intellect: Points,
  cool: Points,
});
export type AttributePoints = z.infer<typeof AttributePoints>;

/** Whether the player has chosen the look of a new character, or was given one to change later. */
export const LookOrigin = z.enum(['chosen', 'given']);

export const CreateCharacterInput = z.strictObject({
  requestId: RequestId,
  name: typedText(64),
  classId: ClassId,
  originId: OriginId,
  look: Look,
  lookOrigin: LookOrigin.optional(),
  attributes: AttributePoints,
});
export type CreateCharacterInput = z.infer<typeof CreateCharacterInput>;

/** Changes the face, name or class of a character that is still at the first level. */
export const RemakeCharacterInput = z.strictObject({
  requestId: RequestId,
  characterId: CharacterId,
  look: Look,
  name: typedText(64),
  classId: ClassId,
});
export type RemakeCharacterInput = z.infer<typeof RemakeCharacterInput>;

export const CharacterRef = z.strictObject({ requestId: RequestId, characterId: CharacterId });
export type CharacterRef = z.infer<typeof CharacterRef>;

export const CheckNameInput = z.strictObject({ name: typedText(64) });
export type CheckNameInput = z.infer<typeof CheckNameInput>;

/** Whether a name can be taken now; `code` and `params` say why not. */
export const NameCheckView = z.object({
  name: z.string(),
  isFree: z.boolean(),
  code: z.string().nullable(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type NameCheckView = z.infer<typeof NameCheckView>;

export const ProposeNamesInput = z.strictObject({ locale: Locale });
export type ProposeNamesInput = z.infer<typeof ProposeNamesInput>;

/** Proposed names that are free, best first. */
export const ProposedNamesView = z.object({ names: z.array(z.string()) });
export type ProposedNamesView = z.infer<typeof ProposedNamesView>;

export const ProfileInput = z.strictObject({ name: typedText(64) });
export type ProfileInput = z.infer<typeof ProfileInput>;

/** A character as its owner sees it in the list. */
export const CharacterView = z.object({
  id: CharacterId,
  name: z.string(),
  classId: ClassId,
  originId: OriginId,
  level: z.int(),
  look: Look,
  attributes: AttributePoints,
  zoneId: ZoneId,
  playedMs: z.number(),
  lastSeenAt: z.date().nullable(),
  deletedAt: z.date().nullable(),
  /** The time until which a deleted character can be restored. */
  restorableUntil: z.date().nullable(),
});
export type CharacterView = z.infer<typeof CharacterView>;

export const CharacterListView = z.object({ characters: z.array(CharacterView), slots: z.int(), freeSlots: z.int() });
export type CharacterListView = z.infer<typeof CharacterListView>;

/** A character as everyone may see it, on `/c/<name>`. */
export const ProfileView = z.object({
  name: z.string(),
  /** The title that is shown after the name. */ title: LocalText.nullable(),
  classId: ClassId,
  level: z.int(),
  look: Look,
  zoneId: ZoneId,
  createdAt: z.date(),
  lastSeenAt: z.date().nullable(),
  playedMs: z.number(),
  online: z.boolean(),
});
export type ProfileView = z.infer<typeof ProfileView>;

/** A ticket that opens the simulation's socket once, within thirty seconds. */
export const TicketView = z.object({ ticket: z.string(), simUrl: z.string(), expiresAt: z.date() });
export type TicketView = z.infer<typeof TicketView>;
