import { defineFeature } from '../base/feature';

/** The surgery chair of a clinic. */
export const clinic = defineFeature({
  room: 'clinic',
  conversations: [
    {
      at: { object: 'surgery_chair' },
      messages: ['clinic', 'items', 'stats'],
      load: () => import('./clinic-window').then((part) => part.ClinicWindow),
    },
  ],
  stale: { inventory: ['clinic'] },
});
