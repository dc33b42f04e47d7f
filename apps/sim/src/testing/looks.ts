import { until } from './client';
import type { TestRealm } from './realm';

/**
 * Waits until a process has completed two more surveys of the zones. Each survey begins by writing the process's own
 * entry; the first entry seen may belong to a survey that had begun before.
 */
export async function looksTwice(
  realm: TestRealm,
  where: { readonly simId: string } | { readonly url: string },
): Promise<void> {
  const entries = new Set<number>();
  await until(async () => {
    const [entry] = await realm.db.prisma.simProcess.findMany({ where });
    if (entry !== undefined) entries.add(entry.expiresAt.getTime());
    return entries.size > 3;
  }, 'the process has looked twice');
}
