import { settingsOf } from '@necp/domain/settings/queries';
import { chooseLanguage, saveSettings } from '@necp/domain/settings/service';
import { ChooseLanguageInput, LanguageChosenView, SaveSettingsInput, SettingsView } from '@necp/shared/settings/schema';
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
});
