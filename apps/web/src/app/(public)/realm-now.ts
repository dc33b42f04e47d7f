import type { RealmView } from '@necp/shared/realm/schema';
import { serverCaller } from '../../server/trpc';

/** How full the world is, or null when it is not known: a public page does without it. */
export async function realmNow(): Promise<RealmView | null> {
  try {
    const caller = await serverCaller();
    return await caller.realm.status();
  } catch {
    return null;
  }
}
