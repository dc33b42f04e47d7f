import { defaultSettings } from '@necp/shared/settings/rules';
import type { Settings } from '@necp/shared/settings/schema';
import { type Answers, demoId } from '../growth/answers';

/** Creates the answers that the HUD needs besides those of progression; the settings are kept in the page. */
export function hudAnswers(): Answers {
  let settings: Settings = defaultSettings(document.documentElement.lang === 'ru' ? 'ru' : 'en');
  const quest = {
    questId: 'first_light',
    stageId: 'corridor',
    startedAt: new Date(0),
    stageEnteredAt: new Date(0),
    deadlineAt: null,
    objectives: ['drone', 'beam'].map((id) => ({ id, have: 0, need: 1, isDone: false })),
    path: ['corridor'],
    canAbandon: false,
    canSkip: true,
  };
  return {
    'settings.view': () => ({ settings, savedAt: new Date(0) }),
    'settings.save': (input: { readonly settings: Settings }) => {
      settings = input.settings;
      return { settings, savedAt: new Date(0) };
    },
    'wallet.view': () => ({ characterId: demoId, balanceChits: 1_240n }),
    'account.me': () => ({ isGuest: false, pendingEmail: null }),
    'quest.log': () => ({
      characterId: demoId,
      trackedQuestId: null,
      active: [quest],
      ended: [],
      available: [],
      closed: [],
      whereabouts: {},
    }),
  };
}
