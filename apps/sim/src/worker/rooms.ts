import { jobs as accountJobs } from '@necp/domain/account/jobs';
import { listeners as accountListeners } from '@necp/domain/account/listeners';
import { jobs as characterJobs } from '@necp/domain/character/jobs';
import { listeners as characterListeners } from '@necp/domain/character/listeners';
import { jobs as combatJobs } from '@necp/domain/combat/jobs';
import { jobs as guildJobs } from '@necp/domain/guild/jobs';
import { listeners as guildListeners } from '@necp/domain/guild/listeners';
import { listeners as inventoryListeners } from '@necp/domain/inventory/listeners';
import type { Job, Listener } from '@necp/domain/kernel';
import { jobs as lootJobs } from '@necp/domain/loot/jobs';
import { jobs as mailJobs } from '@necp/domain/mail/jobs';
import { listeners as mailListeners } from '@necp/domain/mail/listeners';
import { jobs as privacyJobs } from '@necp/domain/privacy/jobs';
import { jobs as notificationJobs } from '@necp/domain/notification/jobs';
import { listeners as notificationListeners } from '@necp/domain/notification/listeners';
import { jobs as partyJobs } from '@necp/domain/party/jobs';
import { listeners as partyListeners } from '@necp/domain/party/listeners';
import { listeners as progressionListeners } from '@necp/domain/progression/listeners';
import { jobs as questJobs } from '@necp/domain/quest/jobs';
import { listeners as questListeners } from '@necp/domain/quest/listeners';
import { jobs as reputationJobs } from '@necp/domain/reputation/jobs';
import { jobs as roleJobs } from '@necp/domain/role/jobs';
import { jobs as sessionJobs } from '@necp/domain/session/jobs';
import { listeners as socialListeners } from '@necp/domain/social/listeners';
import { jobs as tokenJobs } from '@necp/domain/token/jobs';
import { jobs as tradeJobs } from '@necp/domain/trade/jobs';
import { listeners as tradeListeners } from '@necp/domain/trade/listeners';
import { listeners as walletListeners } from '@necp/domain/wallet/listeners';
import { jobs as worldEventJobs } from '@necp/domain/world-event/jobs';

/** The rooms that listen to events; each handles them at its own pace. */
export const listenersByRoom: Readonly<Record<string, readonly Listener[]>> = {
  account: accountListeners,
  character: characterListeners,
  guild: guildListeners,
  inventory: inventoryListeners,
  mail: mailListeners,
  notification: notificationListeners,
  party: partyListeners,
  progression: progressionListeners,
  quest: questListeners,
  social: socialListeners,
  trade: tradeListeners,
  wallet: walletListeners,
};

/** Work that waits for its time or was postponed. */
export const jobs: readonly Job[] = [
  ...accountJobs,
  ...characterJobs,
  ...combatJobs,
  ...lootJobs,
  ...guildJobs,
  ...mailJobs,
  ...notificationJobs,
  ...partyJobs,
  ...privacyJobs,
  ...questJobs,
  ...reputationJobs,
  ...roleJobs,
  ...sessionJobs,
  ...tokenJobs,
  ...tradeJobs,
  ...worldEventJobs,
];
