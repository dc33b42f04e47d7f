import type { AccountId, Locale } from '@necp/shared/kernel';
import { defaultSettings, mendSettings } from '@necp/shared/settings/rules';
import { MapPin, type MapPinsView, type Privacy, type SettingsView } from '@necp/shared/settings/schema';
import * as z from 'zod';
import { type Ctx, type ReadDb, requireActor, type Tx } from '../kernel';

/** Returns the settings of the caller's account, with defaults where nothing was saved. */
export async function settingsOf(ctx: Ctx, input: { readonly language: Locale }): Promise<SettingsView> {
  const { accountId } = requireActor(ctx);
  const saved = await ctx.db.playerSettings.findUnique({ where: { accountId } });
  if (saved === null) return { settings: defaultSettings(input.language), savedAt: null };
  return { settings: mendSettings(saved.settings, input.language), savedAt: saved.savedAt };
}

/** Returns the language that the account has chosen on any device; null when each browser decides. */
export async function chosenLanguageOf(ctx: Ctx): Promise<Locale | null> {
  const { settings, savedAt } = await settingsOf(ctx, { language: 'en' });
  return savedAt === null ? null : settings.language;
}

/** Returns what an account lets other players see. */
export async function privacyOf(ctx: Ctx, accountId: AccountId): Promise<Privacy> {
  const saved = await ctx.db.playerSettings.findUnique({ where: { accountId } });
  return mendSettings(saved?.settings, 'en').privacy;
}

/** Returns those of the accounts that hide from everyone whether they are online. */
export async function hiddenAmong(db: ReadDb | Tx, accountIds: readonly AccountId[]): Promise<ReadonlySet<AccountId>> {
  const saved = await db.playerSettings.findMany({ where: { accountId: { in: [...accountIds] } } });
  const hidden = saved.filter(({ settings }) => mendSettings(settings, 'en').privacy.presence === 'nobody');
  return new Set(hidden.map(({ accountId }) => accountId as AccountId));
}

/** Returns those of the accounts that hide their profiles from everyone. */
export async function unlistedAmong(
  db: ReadDb | Tx,
  accountIds: readonly AccountId[],
): Promise<ReadonlySet<AccountId>> {
  const saved = await db.playerSettings.findMany({ where: { accountId: { in: [...accountIds] } } });
  const hidden = saved.filter(({ settings }) => mendSettings(settings, 'en').privacy.profile === 'nobody');
  return new Set(hidden.map(({ accountId }) => accountId as AccountId));
}

/** Returns the pins that the caller's account put on the map, the oldest first. */
export async function mapPinsOf(ctx: Ctx): Promise<MapPinsView> {
  const { accountId } = requireActor(ctx);
  const saved = await ctx.db.mapPins.findUnique({ where: { accountId } });
  return { pins: z.array(MapPin).parse(saved?.pins ?? []) };
}
