import * as z from 'zod';

/** UUID v7 strings, with one brand for each kind, so that a character's id is never accepted as an account's. */
export const AccountId = z.uuid().brand<'AccountId'>();
export type AccountId = z.infer<typeof AccountId>;
export const SessionId = z.uuid().brand<'SessionId'>();
export type SessionId = z.infer<typeof SessionId>;
export const CharacterId = z.uuid().brand<'CharacterId'>();
export type CharacterId = z.infer<typeof CharacterId>;
export const ItemId = z.uuid().brand<'ItemId'>();
export type ItemId = z.infer<typeof ItemId>;
export const GuildId = z.uuid().brand<'GuildId'>();
export type GuildId = z.infer<typeof GuildId>;
export const EscrowId = z.uuid().brand<'EscrowId'>();
export type EscrowId = z.infer<typeof EscrowId>;
export const EventId = z.uuid().brand<'EventId'>();
export type EventId = z.infer<typeof EventId>;

/** The caller chooses it, once per mutation; for thirty days a repeated request gets the first answer. */
export const RequestId = z.uuid().brand<'RequestId'>();
export type RequestId = z.infer<typeof RequestId>;

/** Content ids are words written by authors, such as `watson` or `pistol_lantern`, not UUIDs. */
export const ContentId = z.string().regex(/^[a-z][a-z0-9_]{1,63}$/);
export const ZoneId = ContentId.brand<'ZoneId'>();
export type ZoneId = z.infer<typeof ZoneId>;
export const ItemTemplateId = ContentId.brand<'ItemTemplateId'>();
export type ItemTemplateId = z.infer<typeof ItemTemplateId>;

export const Locale = z.enum(['en', 'ru']);
export type Locale = z.infer<typeof Locale>;
