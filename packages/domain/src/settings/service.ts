import { assertAllowed } from '@necp/shared/kernel';
import { canBindKeys, canBindPad, mendSettings } from '@necp/shared/settings/rules';
import type {
  ChooseLanguageInput,
  LanguageChosenView,
  SaveSettingsInput,
  SettingsView,
} from '@necp/shared/settings/schema';
import { type Ctx, inTx, nowOf, once, requireActor } from '../kernel';

/**
 * Saves the settings as a whole; of two simultaneous calls the later one is kept.
 * @throws GameError invalid `settings.key_missing`, `settings.key_taken`
 */
export async function saveSettings(ctx: Ctx, input: SaveSettingsInput): Promise<SettingsView> {
  const { accountId } = requireActor(ctx);
  const { requestId, settings } = input;
  assertAllowed(canBindKeys(settings.keys));
  assertAllowed(canBindPad(settings.pad));
  return inTx(ctx, (tx) =>
    once(tx, { accountId, requestId, verb: 'settings.save', input }, async () => {
      const savedAt = nowOf(tx);
      await tx.playerSettings.upsert({
        where: { accountId },
        create: { accountId, settings, savedAt },
        update: { settings, savedAt },
      });
      return { settings, savedAt };
    }),
  );
}

/**
 * Stores a language in the settings of the caller's account, wherever it was chosen; nothing is stored for visitors
 * without an account.
 */
export async function chooseLanguage(ctx: Ctx, input: ChooseLanguageInput): Promise<LanguageChosenView> {
  if (ctx.actor === null) return { keptFor: 'browser' };
  const { accountId } = ctx.actor;
  const { requestId, language } = input;
  return inTx(ctx, (tx) =>
    once(tx, { accountId, requestId, verb: 'settings.choose_language', input }, async () => {
      // The row is locked, so that settings saved at the same moment are not overwritten.
      await tx.$queryRaw`SELECT 1 FROM player_settings WHERE account_id = ${accountId}::uuid FOR NO KEY UPDATE`;
      const saved = await tx.playerSettings.findUnique({ where: { accountId } });
      const settings = { ...mendSettings(saved?.settings, language), language };
      const savedAt = nowOf(tx);
      await tx.playerSettings.upsert({
        where: { accountId },
        create: { accountId, settings, savedAt },
        update: { settings, savedAt },
      });
      return { keptFor: 'account' as const };
    }),
  );
}
