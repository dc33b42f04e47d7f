import { until } from './client';
import type { TestRealm } from './realm';

/**
 * Waits until a process has looked twice more, from beginning to end, at who plays what. Each look begins by writing
 * the entry of the process anew; the first entry seen may belong to a look that had begun before.
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
