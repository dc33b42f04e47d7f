import { assertAllowed } from '@necp/shared/kernel';
import { canBindKeys, mendSettings } from '@necp/shared/settings/rules';
import type {
  ChooseLanguageInput,
  LanguageChosenView,
  SaveSettingsInput,
  SettingsView,
} from '@necp/shared/settings/schema';
import { type Ctx, inTx, nowOf, once, requireActor } from '../kernel';

/**
 * Saves the settings as a whole; of two savers at once the later one stands.
 * @throws GameError invalid `settings.key_missing`, `settings.key_taken`
 */
export async function saveSettings(ctx: Ctx, input: SaveSettingsInput): Promise<SettingsView> {
  const { accountId } = requireActor(ctx);
  const { requestId, settings } = input;
  assertAllowed(canBindKeys(settings.keys));
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

/** Keeps a language among the settings of the asking account, wherever it was chosen; of strangers nothing is kept. */
export async function chooseLanguage(ctx: Ctx, input: ChooseLanguageInput): Promise<LanguageChosenView> {
  if (ctx.actor === null) return { keptFor: 'browser' };
  const { accountId } = ctx.actor;
  const { requestId, language } = input;
  return inTx(ctx, (tx) =>
    once(tx, { accountId, requestId, verb: 'settings.choose_language', input }, async () => {
      // Locked, so that settings saved at the same moment are not put back to what they were.
      await tx.$queryRaw`SELECT 1 FROM player_settings WHERE account_id = ${accountId}::uuid FOR UPDATE`;
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
