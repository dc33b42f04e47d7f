import { zones } from '@necp/content/server';
import { type AccountId, assertAllowed, GameError } from '@necp/shared/kernel';
import { canUseHud } from '@necp/shared/settings/hud';
import { canBindKeys, canBindPad, mendSettings } from '@necp/shared/settings/rules';
import {
  type ChooseLanguageInput,
  type LanguageChosenView,
  MapPin,
  type MapPinsView,
  mostPins,
  type PlacePinInput,
  type RemovePinInput,
  type RenamePinInput,
  type SaveSettingsInput,
  type SettingsView,
} from '@necp/shared/settings/schema';
import * as z from 'zod';
import { type Ctx, inTx, newId, nowOf, once, pushAfterCommit, requireActor, type Tx } from '../kernel';

/**
 * Saves the settings as a whole; of two simultaneous calls the later one is kept. The account's other devices read them
 * again.
 * @throws GameError invalid `settings.key_missing`, `settings.key_taken`, `settings.layout_twice`,
 * `settings.no_layout`, `settings.part_needed`
 */
export async function saveSettings(ctx: Ctx, input: SaveSettingsInput): Promise<SettingsView> {
  const { accountId } = requireActor(ctx);
  const { requestId, settings } = input;
  assertAllowed(canBindKeys(settings.keys));
  assertAllowed(canBindPad(settings.pad));
  assertAllowed(canUseHud(settings.hud));
  return inTx(ctx, (tx) =>
    once(tx, { accountId, requestId, verb: 'settings.save', input }, async () => {
      const savedAt = nowOf(tx);
      await tx.playerSettings.upsert({
        where: { accountId },
        create: { accountId, settings, savedAt },
        update: { settings, savedAt },
      });
      pushAfterCommit(tx, { accountId }, { topic: 'settings.saved' });
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

/**
 * Puts a pin on the map of a zone.
 * @throws GameError not_found `settings.no_zone`; conflict `settings.too_many_pins`
 */
export async function placePin(ctx: Ctx, input: PlacePinInput): Promise<MapPinsView> {
  const { requestId, ...place } = input;
  if (!zones.some(({ id }) => id === place.zone)) throw new GameError('not_found', 'settings.no_zone');
  return changePins(ctx, { requestId, verb: 'settings.place_pin', input }, (pins) => {
    if (pins.length >= mostPins) throw new GameError('conflict', 'settings.too_many_pins', { most: mostPins });
    return [...pins, { id: newId(), ...place, name: place.name.trim() }];
  });
}

/**
 * Gives a pin another name.
 * @throws GameError not_found `settings.no_pin`
 */
export async function renamePin(ctx: Ctx, input: RenamePinInput): Promise<MapPinsView> {
  const { requestId, pinId, name } = input;
  return changePins(ctx, { requestId, verb: 'settings.rename_pin', input }, (pins) => {
    if (!pins.some(({ id }) => id === pinId)) throw new GameError('not_found', 'settings.no_pin');
    return pins.map((pin) => (pin.id === pinId ? { ...pin, name: name.trim() } : pin));
  });
}

/** Takes a pin off the map; one that is gone already stays gone. */
export async function removePin(ctx: Ctx, input: RemovePinInput): Promise<MapPinsView> {
  const { requestId, pinId } = input;
  return changePins(ctx, { requestId, verb: 'settings.remove_pin', input }, (pins) =>
    pins.filter(({ id }) => id !== pinId),
  );
}

interface PinRequest {
  readonly requestId: PlacePinInput['requestId'];
  readonly verb: string;
  readonly input: PlacePinInput | RenamePinInput | RemovePinInput;
}

async function changePins(
  ctx: Ctx,
  request: PinRequest,
  change: (pins: readonly MapPin[]) => readonly MapPin[],
): Promise<MapPinsView> {
  const { accountId } = requireActor(ctx);
  return inTx(ctx, (tx) =>
    once(tx, { accountId, ...request }, async () => {
      const pins = [...change(await lockedPins(tx, accountId))];
      await tx.mapPins.update({ where: { accountId }, data: { pins } });
      // The maps that are open on other devices read them again.
      pushAfterCommit(tx, { accountId }, { topic: 'settings.pins_changed' });
      return { pins };
    }),
  );
}

/** Returns the pins of an account and locks their row, so that two devices do not overwrite each other. */
async function lockedPins(tx: Tx, accountId: AccountId): Promise<readonly MapPin[]> {
  const [row] = await tx.$queryRaw<{ readonly pins: unknown }[]>`
    INSERT INTO map_pins AS held (account_id, pins) VALUES (${accountId}::uuid, '[]'::jsonb)
    ON CONFLICT (account_id) DO UPDATE SET pins = held.pins RETURNING held.pins`;
  return z.array(MapPin).parse(row?.pins);
}
