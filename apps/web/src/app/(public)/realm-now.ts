import type { RealmView } from '@necp/shared/realm/schema';
import { serverCaller } from '../../server/trpc';

/** Returns how full the world is, or null when that is unknown: a public page is shown without it. */
export async function realmNow(): Promise<RealmView | null> {
  try {
    const caller = await serverCaller();
    return await caller.realm.status();
  } catch {
    return null;
  }
}
