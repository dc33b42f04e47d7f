import { jobs as accountJobs } from '@necp/domain/account/jobs';
import { jobs as characterJobs } from '@necp/domain/character/jobs';
import { listeners as characterListeners } from '@necp/domain/character/listeners';
import { jobs as combatJobs } from '@necp/domain/combat/jobs';
import { listeners as inventoryListeners } from '@necp/domain/inventory/listeners';
import type { Job, Listener, Retention } from '@necp/domain/kernel';
import { purgeJobOf, retention as kernelRetention } from '@necp/domain/kernel/worker';
import { jobs as lootJobs } from '@necp/domain/loot/jobs';
import { listeners as progressionListeners } from '@necp/domain/progression/listeners';
import { jobs as questJobs } from '@necp/domain/quest/jobs';
import { listeners as questListeners } from '@necp/domain/quest/listeners';
import { jobs as reputationJobs } from '@necp/domain/reputation/jobs';
import { jobs as sessionJobs } from '@necp/domain/session/jobs';
import { listeners as walletListeners } from '@necp/domain/wallet/listeners';
import { jobs as worldEventJobs } from '@necp/domain/world-event/jobs';
import { retention as accountRetention } from '@necp/domain/account/retention';
import { retention as chatRetention } from '@necp/domain/chat/retention';
import { retention as combatRetention } from '@necp/domain/combat/retention';
import { retention as instanceRetention } from '@necp/domain/instance/retention';
import { retention as lootRetention } from '@necp/domain/loot/retention';
import { retention as questRetention } from '@necp/domain/quest/retention';
import { retention as realmRetention } from '@necp/domain/realm/retention';
import { retention as sessionRetention } from '@necp/domain/session/retention';
import { retention as worldEventRetention } from '@necp/domain/world-event/retention';

/** The rooms that listen to events; each handles them at its own pace. */
export const listenersByRoom: Readonly<Record<string, readonly Listener[]>> = {
  character: characterListeners,
  inventory: inventoryListeners,
  progression: progressionListeners,
  quest: questListeners,
  wallet: walletListeners,
};

/** How long the rows of every table that grows are kept; `docs/retention.md` explains it. */
export const retentions: readonly Retention[] = [
  ...kernelRetention,
  ...accountRetention,
  ...chatRetention,
  ...combatRetention,
  ...instanceRetention,
  ...lootRetention,
  ...questRetention,
  ...realmRetention,
  ...sessionRetention,
  ...worldEventRetention,
];

/** Work that waits for its time or was postponed. */
export const jobs: readonly Job[] = [
  ...accountJobs,
  ...characterJobs,
  ...combatJobs,
  ...lootJobs,
  ...questJobs,
  ...reputationJobs,
  ...sessionJobs,
  ...worldEventJobs,
  purgeJobOf(retentions),
];
