import * as z from 'zod';
import { defineEvent } from '../kernel/events';
import { AccountId } from '../kernel/ids';
import { RealmSettingsChange } from './settings';

/** An operator changed settings of the realm; without an account it was the operator's command. */
export const realmSettingsChanged = defineEvent({
  name: 'realm.settings_changed',
  version: 1,
  payload: z.object({
    realmId: z.string(),
    version: z.int(),
    change: RealmSettingsChange,
    accountId: AccountId.nullable(),
  }),
  keyOf: (event) => event.realmId,
});
