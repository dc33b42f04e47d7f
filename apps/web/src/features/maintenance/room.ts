import { defineFeature } from '../base/feature';
import { forgetting } from '../base/forget';
import { listenToMaintenance } from './listen';
import { MaintenanceNotice } from './maintenance-notice';
import { useMaintenance } from './store';

/** The maintenance that is announced to players in the city. */
export const maintenance = defineFeature({
  room: 'maintenance',
  slots: { screen: [MaintenanceNotice] },
  stale: { maintenance: ['maintenance'] },
  listen: listenToMaintenance,
  forget: [forgetting(useMaintenance)],
});
