import { kernelPersonal, kernelRetention, type PersonalRows, type Retention } from '../kernel';
import { personal as ability } from '../ability';
import { personal as account, retention as accountRetention } from '../account';
import { personal as auditLog } from '../audit-log';
import { personal as character } from '../character';
import { personal as chat, retention as chatRetention } from '../chat';
import { personal as combat, retention as combatRetention } from '../combat';
import { personal as guild, retention as guildRetention } from '../guild';
import { personal as identity, retention as identityRetention } from '../identity';
import { personal as instance, retention as instanceRetention } from '../instance';
import { personal as inventory } from '../inventory';
import { personal as limit } from '../limit';
import { personal as loot, retention as lootRetention } from '../loot';
import { retention as maintenanceRetention } from '../maintenance';
import { personal as mail, retention as mailRetention } from '../mail';
import { personal as moderation, retention as moderationRetention } from '../moderation';
import { personal as notification, retention as notificationRetention } from '../notification';
import { personal as npc } from '../npc';
import { personal as party, retention as partyRetention } from '../party';
import { personal as passkey } from '../passkey';
import { personal as progression } from '../progression';
import { personal as quest, retention as questRetention } from '../quest';
import { personal as realm, retention as realmRetention } from '../realm';
import { personal as reputation } from '../reputation';
import { personal as role, retention as roleRetention } from '../role';
import { personal as session, retention as sessionRetention } from '../session';
import { personal as settings } from '../settings';
import { personal as social, retention as socialRetention } from '../social';
import { retention as tokenRetention } from '../token';
import { personal as trade, retention as tradeRetention } from '../trade';
import { personal as vendor } from '../vendor';
import { personal as voice, retention as voiceRetention } from '../voice';
import { personal as wallet } from '../wallet';
import { personal as worldEvent, retention as worldEventRetention } from '../world-event';
import { personal as worldState } from '../world-state';
import { personal as zone } from '../zone';
import { personal as privacy } from './personal';
import { retention as privacyRetention } from './retention';

/** What each room keeps of an account and its characters. A test finds tables that no room has declared. */
export const personalRooms: Readonly<Record<string, readonly PersonalRows[]>> = {
  kernel: kernelPersonal,
  ability,
  account,
  'audit-log': auditLog,
  character,
  chat,
  combat,
  guild,
  identity,
  instance,
  inventory,
  limit,
  loot,
  mail,
  moderation,
  notification,
  npc,
  party,
  passkey,
  progression,
  quest,
  realm,
  reputation,
  role,
  session,
  settings,
  social,
  trade,
  vendor,
  voice,
  wallet,
  'world-event': worldEvent,
  'world-state': worldState,
  zone,
  privacy,
};

/** How long the rows of every table that grows are kept; `docs/retention.md` and the privacy page say the same. */
export const retentions: readonly Retention[] = [
  ...kernelRetention,
  ...accountRetention,
  ...chatRetention,
  ...combatRetention,
  ...guildRetention,
  ...identityRetention,
  ...instanceRetention,
  ...lootRetention,
  ...mailRetention,
  ...maintenanceRetention,
  ...moderationRetention,
  ...notificationRetention,
  ...partyRetention,
  ...questRetention,
  ...realmRetention,
  ...roleRetention,
  ...sessionRetention,
  ...socialRetention,
  ...tokenRetention,
  ...tradeRetention,
  ...voiceRetention,
  ...worldEventRetention,
  ...privacyRetention,
];
