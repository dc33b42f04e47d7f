import type { Ctx } from '../kernel';

interface Work {
  /** Returns the next rows to act on, without those that failed. */
  readonly next: (failed: readonly string[]) => Promise<readonly { readonly id: string }[]>;
  /** Acts on one of them, in a transaction of its own, so that it is not among the next ones. */
  readonly act: (id: string) => Promise<void>;
}

/** Acts on rows in batches until none is left; one that fails does not keep the others. */
export async function actOnAll(ctx: Ctx, { next, act }: Work): Promise<void> {
  const failures = new Map<string, unknown>();
  for (;;) {
    const rows = await next([...failures.keys()]);
    if (rows.length === 0) break;
    for (const { id } of rows)
      await act(id).catch((err: unknown) => {
        ctx.log.error({ err, id }, 'a letter could not be moved on');
        failures.set(id, err);
      });
  }
  if (failures.size > 0) throw new AggregateError([...failures.values()], 'some letters could not be moved on');
}
