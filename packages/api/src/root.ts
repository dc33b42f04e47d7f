import { accountRouter } from './routers/account';
import { characterRouter } from './routers/character';
import { chatRouter } from './routers/chat';
import { inventoryRouter } from './routers/inventory';
import { realmRouter } from './routers/realm';
import { sessionRouter } from './routers/session';
import { settingsRouter } from './routers/settings';
import { walletRouter } from './routers/wallet';
import { createCallerFactory, router } from './trpc';

/** Every procedure of the house, one router per room. */
export const appRouter = router({
  account: accountRouter,
  character: characterRouter,
  chat: chatRouter,
  inventory: inventoryRouter,
  realm: realmRouter,
  session: sessionRouter,
  settings: settingsRouter,
  wallet: walletRouter,
});
export type AppRouter = typeof appRouter;

/** Calls procedures without a wire, for pages rendered on the server. */
export const createCaller = createCallerFactory(appRouter);
