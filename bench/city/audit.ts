import type pg from 'pg';

/** The result of checking every recorded write of a character's position, at the end of a run. */
export interface Verdict {
  readonly writes: number;
  readonly handOvers: number;
  /** Entries (a character under one of its epochs) that two holders claimed. */
  readonly twoOwners: number;
  /** Position writes by a process that did not hold the character at that time. */
  readonly strangers: number;
  /** Epochs that were skipped or went back. */
  readonly brokenCounts: number;
}

/** Records every later write of a position, in the transaction that writes it. */
export async function beginAudit(db: pg.Pool): Promise<void> {
  await db.query(`
    CREATE TABLE bench_writes (
      seq bigserial PRIMARY KEY, character_id uuid, epoch bigint, old_epoch bigint,
      held text, place text, is_place boolean);
    CREATE FUNCTION bench_note() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
    BEGIN
      INSERT INTO bench_writes (character_id, epoch, old_epoch, held, place, is_place)
      VALUES (NEW.character_id, NEW.epoch, OLD.epoch,
        NEW.held_zone_id || '/' || NEW.held_channel || '/' || NEW.held_epoch,
        NEW.zone_id || '/' || NEW.channel || '/' || NEW.zone_epoch,
        NEW.updated_at IS DISTINCT FROM OLD.updated_at);
      RETURN NEW;
    END $$;
    CREATE TRIGGER bench_note AFTER UPDATE ON player_positions FOR EACH ROW EXECUTE FUNCTION bench_note();`);
}

/**
 * Checks that each entry has exactly one holder, which wrote every position, and that every change of the holder raised
 * the epoch by one.
 */
export async function judge(db: pg.Pool): Promise<Verdict> {
  const { rows } = await db.query<{ [K in keyof Verdict]: string }>(`
    WITH holders AS (
      SELECT character_id, epoch, min(held) AS held, count(DISTINCT held) AS owners
      FROM bench_writes WHERE held IS NOT NULL GROUP BY character_id, epoch)
    SELECT (SELECT count(*) FROM bench_writes) AS "writes",
      (SELECT count(*) FROM bench_writes WHERE epoch <> old_epoch) AS "handOvers",
      (SELECT count(*) FROM holders WHERE owners > 1) AS "twoOwners",
      (SELECT count(*) FROM bench_writes one JOIN holders USING (character_id, epoch)
        WHERE is_place AND one.place <> holders.held) AS "strangers",
      (SELECT count(*) FROM bench_writes WHERE epoch NOT IN (old_epoch, old_epoch + 1)) AS "brokenCounts"`);
  const [row] = rows;
  const count = (name: keyof Verdict) => Number(row?.[name] ?? NaN);
  return {
    writes: count('writes'),
    handOvers: count('handOvers'),
    twoOwners: count('twoOwners'),
    strangers: count('strangers'),
    brokenCounts: count('brokenCounts'),
  };
}

/** Formats a verdict as a sentence. */
export function wordsOf({ writes, handOvers, twoOwners, strangers, brokenCounts }: Verdict): string {
  return (
    `${writes} writes of a place, ${handOvers} changes of hands: ${twoOwners} with two owners, ` +
    `${strangers} written by another than the owner, ${brokenCounts} miscounted`
  );
}

/** @throws Error when any character had not exactly one owner at each moment */
export function demandOneOwner(verdict: Verdict): void {
  if (verdict.twoOwners + verdict.strangers + verdict.brokenCounts > 0)
    throw new Error(`not exactly one owner: ${wordsOf(verdict)}`);
}
