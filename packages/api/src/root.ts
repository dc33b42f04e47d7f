import { abilityRouter } from './routers/ability';
import { accountRouter } from './routers/account';
import { adminRouter } from './routers/admin';
import { bankRouter } from './routers/bank';
import { characterRouter } from './routers/character';
import { chatRouter } from './routers/chat';
import { combatRouter } from './routers/combat';
import { inventoryRouter } from './routers/inventory';
import { lootRouter } from './routers/loot';
import { npcRouter } from './routers/npc';
import { passkeyRouter } from './routers/passkey';
import { progressionRouter } from './routers/progression';
import { questRouter } from './routers/quest';
import { realmRouter } from './routers/realm';
import { reputationRouter } from './routers/reputation';
import { sessionRouter } from './routers/session';
import { settingsRouter } from './routers/settings';
import { vendorRouter } from './routers/vendor';
import { walletRouter } from './routers/wallet';
import { worldEventRouter } from './routers/world-event';
import { worldStateRouter } from './routers/world-state';
import { createCallerFactory, router } from './trpc';

/** Every procedure of the API, one router per room. */
export const appRouter = router({
  ability: abilityRouter,
  account: accountRouter,
  admin: adminRouter,
  bank: bankRouter,
  character: characterRouter,
  chat: chatRouter,
  combat: combatRouter,
  inventory: inventoryRouter,
  loot: lootRouter,
  npc: npcRouter,
  passkey: passkeyRouter,
  progression: progressionRouter,
  quest: questRouter,
  realm: realmRouter,
  reputation: reputationRouter,
  session: sessionRouter,
  settings: settingsRouter,
  vendor: vendorRouter,
  wallet: walletRouter,
  worldEvent: worldEventRouter,
  worldState: worldStateRouter,
});
export type AppRouter = typeof appRouter;

/** Calls procedures directly, without HTTP, for pages rendered on the server. */
export const createCaller = createCallerFactory(appRouter);
