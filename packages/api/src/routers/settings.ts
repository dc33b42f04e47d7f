import { mapPinsOf, settingsOf } from '@necp/domain/settings/queries';
import { chooseLanguage, placePin, removePin, renamePin, saveSettings } from '@necp/domain/settings/service';
import {
  ChooseLanguageInput,
  LanguageChosenView,
  MapPinsView,
  PlacePinInput,
  RemovePinInput,
  RenamePinInput,
  SaveSettingsInput,
  SettingsView,
} from '@necp/shared/settings/schema';
import { publicProcedure, signedInProcedure } from '../procedures';
import { router } from '../trpc';

export const settingsRouter = router({
  view: signedInProcedure
    .meta({
      openapi: {
        method: 'GET',
        path: '/account/settings',
        tags: ['account'],
        summary: 'The settings, defaults where nothing was saved',
      },
    })
    .output(SettingsView)
    .query(({ ctx }) => settingsOf(ctx.domain, { language: ctx.locale })),
  save: signedInProcedure
    .meta({
      openapi: { method: 'PUT', path: '/account/settings', tags: ['account'], summary: 'Save the settings as a whole' },
    })
    .input(SaveSettingsInput)
    .output(SettingsView)
    .mutation(({ ctx, input }) => saveSettings(ctx.domain, input)),
  chooseLanguage: publicProcedure
    .meta({
      openapi: {
        method: 'PUT',
        path: '/account/language',
        tags: ['account'],
        protect: false,
        summary: 'Keep a language for the account, where somebody is signed in',
      },
    })
    .input(ChooseLanguageInput)
    .output(LanguageChosenView)
    .mutation(({ ctx, input }) => chooseLanguage(ctx.domain, input)),
  pins: signedInProcedure
    .meta({
      openapi: { method: 'GET', path: '/account/pins', tags: ['account'], summary: 'The pins on the map of the city' },
    })
    .output(MapPinsView)
    .query(({ ctx }) => mapPinsOf(ctx.domain)),
  placePin: signedInProcedure
    .meta({ openapi: { method: 'POST', path: '/account/pins', tags: ['account'], summary: 'Put a pin on the map' } })
    .input(PlacePinInput)
    .output(MapPinsView)
    .mutation(({ ctx, input }) => placePin(ctx.domain, input)),
  renamePin: signedInProcedure
    .meta({
      openapi: { method: 'POST', path: '/account/pins/rename', tags: ['account'], summary: 'Give a pin another name' },
    })
    .input(RenamePinInput)
    .output(MapPinsView)
    .mutation(({ ctx, input }) => renamePin(ctx.domain, input)),
  removePin: signedInProcedure
    .meta({
      openapi: { method: 'POST', path: '/account/pins/remove', tags: ['account'], summary: 'Take a pin off the map' },
    })
    .input(RemovePinInput)
    .output(MapPinsView)
    .mutation(({ ctx, input }) => removePin(ctx.domain, input)),
});
