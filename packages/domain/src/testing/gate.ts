import { withClient, type TestDomain } from '.';

/**
 * Resolves when a transaction of this database waits for a lock of another one.
 * @param act what should wait; it also resolves when this has ended without waiting
 */
export async function untilWaiting({ ownerUrl }: TestDomain, act?: Promise<unknown>): Promise<void> {
  let isOver = false;
  const end = () => void (isOver = true);
  void act?.then(end, end);
  await withClient(ownerUrl, async (client) => {
    while (!isOver) {
      const { rows } = await client.query(
        "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
      );
      if (rows.length > 0) return;
    }
  });
}

/** A place in an act where a test lets it wait. */
export class Gate {
  private reach = () => {};
  open = () => {};
  readonly reached = new Promise<void>((resolve) => {
    this.reach = resolve;
  });
  private readonly opened = new Promise<void>((resolve) => {
    this.open = resolve;
  });

  pass(): Promise<void> {
    this.reach();
    return this.opened;
  }
}
