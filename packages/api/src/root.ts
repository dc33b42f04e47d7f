import { abilityRouter } from './routers/ability';
import { accountRouter } from './routers/account';
import { adminRouter } from './routers/admin';
import { auditLogRouter } from './routers/audit-log';
import { bankRouter } from './routers/bank';
import { clinicRouter } from './routers/clinic';
import { characterRouter } from './routers/character';
import { chatRouter } from './routers/chat';
import { combatRouter } from './routers/combat';
import { identityRouter } from './routers/identity';
import { inventoryRouter } from './routers/inventory';
import { limitRouter } from './routers/limit';
import { lootRouter } from './routers/loot';
import { mailRouter } from './routers/mail';
import { maintenanceRouter } from './routers/maintenance';
import { moderationRouter } from './routers/moderation';
import { npcRouter } from './routers/npc';
import { passkeyRouter } from './routers/passkey';
import { privacyRouter } from './routers/privacy';
import { progressionRouter } from './routers/progression';
import { questRouter } from './routers/quest';
import { realmRouter } from './routers/realm';
import { reputationRouter } from './routers/reputation';
import { roleRouter } from './routers/role';
import { sessionRouter } from './routers/session';
import { settingsRouter } from './routers/settings';
import { socialRouter } from './routers/social';
import { tokenRouter } from './routers/token';
import { vendorRouter } from './routers/vendor';
import { walletRouter } from './routers/wallet';
import { worldEventRouter } from './routers/world-event';
import { worldStateRouter } from './routers/world-state';
import { zoneRouter } from './routers/zone';
import { notificationRouter } from './routers/notification';
import { partyRouter } from './routers/party';
import { voiceRouter } from './routers/voice';
import { tradeRouter } from './routers/trade';
import { guildRouter } from './routers/guild';
import { createCallerFactory, router } from './trpc';

/** Every procedure of the API, one router per room. */
export const appRouter = router({
  ability: abilityRouter,
  account: accountRouter,
  admin: adminRouter,
  auditLog: auditLogRouter,
  bank: bankRouter,
  clinic: clinicRouter,
  character: characterRouter,
  chat: chatRouter,
  combat: combatRouter,
  identity: identityRouter,
  inventory: inventoryRouter,
  limit: limitRouter,
  loot: lootRouter,
  mail: mailRouter,
  maintenance: maintenanceRouter,
  moderation: moderationRouter,
  npc: npcRouter,
  passkey: passkeyRouter,
  privacy: privacyRouter,
  progression: progressionRouter,
  quest: questRouter,
  realm: realmRouter,
  reputation: reputationRouter,
  role: roleRouter,
  session: sessionRouter,
  settings: settingsRouter,
  social: socialRouter,
  token: tokenRouter,
  vendor: vendorRouter,
  wallet: walletRouter,
  worldEvent: worldEventRouter,
  worldState: worldStateRouter,
  zone: zoneRouter,
  notification: notificationRouter,
  party: partyRouter,
  voice: voiceRouter,
  trade: tradeRouter,
  guild: guildRouter,
});
export type AppRouter = typeof appRouter;

/** Calls procedures directly, without HTTP, for pages rendered on the server. */
export const createCaller = createCallerFactory(appRouter);
