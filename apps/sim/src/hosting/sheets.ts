import { characterSheets, type AskedSheet, type ReadSheet } from '@necp/domain/combat/queries';
import type { Ctx } from '@necp/domain/kernel';

/** Reads sheets from the domain. */
export interface SheetReader {
  /**
   * Sheets that are asked for at the same time are read together in one statement.
   * @throws GameError not_found `character.not_found`, and what the domain throws
   */
  read(asked: AskedSheet): Promise<ReadSheet>;
}

/** Far fewer than the database pool has connections. */
const mostAtOnce = 2;
const mostTogether = 100;

interface Waiting {
  readonly asked: AskedSheet;
  readonly resolve: (read: ReadSheet) => void;
  readonly reject: (error: unknown) => void;
}

export function createSheetReader(ctx: () => Ctx): SheetReader {
  const waiting: Waiting[] = [];
  let underWay = 0;
  const readTogether = async (batch: readonly Waiting[]) => {
    try {
      const sheets = await characterSheets(
        ctx(),
        batch.map(({ asked }) => asked),
      );
      for (const [index, { resolve, reject }] of batch.entries()) {
        const read = sheets[index];
        if (read?.status === 'fulfilled') resolve(read.value);
        else reject(read?.reason);
      }
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  };
  const pump = () => {
    while (waiting.length > 0 && underWay < mostAtOnce) {
      underWay += 1;
      void readTogether(waiting.splice(0, mostTogether)).finally(() => {
        underWay -= 1;
        pump();
      });
    }
  };
  return {
    read: (asked) =>
      new Promise((resolve, reject) => {
        waiting.push({ asked, resolve, reject });
        // Everything that is asked for in this turn of the event loop goes together.
        if (waiting.length === 1) setImmediate(pump);
      }),
  };
}
