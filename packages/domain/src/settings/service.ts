import { assertAllowed } from '@necp/shared/kernel';
import { canBindKeys } from '@necp/shared/settings/rules';
import type { SaveSettingsInput, SettingsView } from '@necp/shared/settings/schema';
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
      await tx.playerSettings.upsert({ where: { accountId }, create: { accountId, settings, savedAt }, update: { settings, savedAt } });
      return { settings, savedAt };
    }),
  );
}
