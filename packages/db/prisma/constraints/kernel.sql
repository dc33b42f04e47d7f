CREATE INDEX "outbox_unsent" ON "outbox" ("seq") WHERE "sent_at" IS NULL;
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_sent_whole" CHECK (("sent_seq" IS NULL) = ("sent_at" IS NULL));

-- Not given back by a rollback: a number that was once on the bus never means another event.
CREATE SEQUENCE "outbox_sent";
INSERT INTO "bus_positions" ("stream") VALUES ('events');

-- A table that is written once and never changed names this function in its trigger.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'broken rule "%_append_only": its rows are never changed or removed', TG_TABLE_NAME USING ERRCODE = '23514';
END $$;

CREATE TRIGGER "ledgers_append_only" BEFORE UPDATE OR DELETE ON "ledgers" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "ledgers_no_truncate" BEFORE TRUNCATE ON "ledgers" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- The movement that the running transaction books its changes to; refused when there is none.
CREATE FUNCTION current_ledger() RETURNS uuid LANGUAGE plpgsql AS $$
DECLARE
  "ledger" text := current_setting('necp.ledger', true);
BEGIN
  IF "ledger" IS NULL OR "ledger" = '' THEN
    RAISE EXCEPTION 'broken rule "movement_has_ledger": nothing moves without a ledger' USING ERRCODE = '23514';
  END IF;
  RETURN "ledger"::uuid;
END $$;

-- The parts of character sheets that the running transaction has changed: "<character> <part>;" for each, until it ends.
CREATE FUNCTION note_sheet_change("whose" uuid, "part" text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  "noted" text := COALESCE(current_setting('necp.sheets', true), '');
  "change" text := "whose" || ' ' || "part" || ';';
BEGIN
  IF "whose" IS NOT NULL AND strpos("noted", "change") = 0 THEN
    PERFORM set_config('necp.sheets', "noted" || "change", true);
  END IF;
END $$;

-- For tables with a character_id. First argument: the part of the sheet; second: columns that no sheet shows.
CREATE FUNCTION feed_sheet() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  "hidden" text[] := COALESCE(TG_ARGV[1], '{}')::text[];
BEGIN
  IF TG_OP = 'DELETE' THEN
    PERFORM note_sheet_change(OLD."character_id", TG_ARGV[0]);
  ELSIF TG_OP = 'INSERT' OR to_jsonb(NEW) - "hidden" <> to_jsonb(OLD) - "hidden" THEN
    PERFORM note_sheet_change(NEW."character_id", TG_ARGV[0]);
  END IF;
  RETURN NULL;
END $$;

-- Raises the versions of the noted parts. Every transaction does this last and in the order of characters, and nothing
-- else locks these rows, so that they never close a circle of waiting transactions.
CREATE FUNCTION raise_sheets() RETURNS TABLE ("whose" uuid, "raised" jsonb) LANGUAGE plpgsql AS $$
DECLARE
  "noted" text := current_setting('necp.sheets', true);
BEGIN
  IF "noted" IS NULL OR "noted" = '' THEN
    RETURN;
  END IF;
  PERFORM set_config('necp.sheets', '', true);
  RETURN QUERY
    INSERT INTO "sheet_versions" AS "known" ("character_id", "versions")
    SELECT split_part("change", ' ', 1)::uuid AS "id", jsonb_object_agg(split_part("change", ' ', 2), 1)
    FROM regexp_split_to_table(rtrim("noted", ';'), ';') AS "change" GROUP BY "id" ORDER BY "id"
    ON CONFLICT ("character_id") DO UPDATE SET "versions" = "known"."versions" || (
      SELECT jsonb_object_agg("part", COALESCE(("known"."versions" ->> "part")::int, 0) + 1)
      FROM jsonb_object_keys(excluded."versions") AS "part")
    RETURNING "known"."character_id", "known"."versions";
END $$;

-- Raises at the commit what its transaction has not raised itself, whoever writes the table.
CREATE FUNCTION raise_noted_sheets() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM raise_sheets();
  RETURN NULL;
END $$;
ALTER TABLE "escrows" ADD CONSTRAINT "escrows_times" CHECK ("closed_at" >= "opened_at");
CREATE INDEX "escrows_still_open" ON "escrows" ("kind") WHERE "closed_at" IS NULL;
-- An escrow is closed once, and only when it holds nothing. Whoever pays in or out locks its row first.
CREATE FUNCTION guard_escrow() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."id" <> OLD."id" OR NEW."kind" <> OLD."kind" OR NEW."opened_at" <> OLD."opened_at" OR OLD."closed_at" IS NOT NULL THEN
    RAISE EXCEPTION 'broken rule "escrows_fixed": an escrow stays what it is, and is closed once' USING ERRCODE = '23514';
  END IF;
  IF NEW."closed_at" IS NOT NULL AND (
    EXISTS (SELECT FROM "wallet_accounts" WHERE "holder_kind" = 'escrow' AND "holder_id" = NEW."id" AND "balance" <> 0)
    OR EXISTS (SELECT FROM "character_items" AS "item" JOIN "character_inventory" AS "container" ON "container"."id" = "item"."container_id"
      WHERE "container"."holder_kind" = 'escrow' AND "container"."holder_id" = NEW."id")) THEN
    RAISE EXCEPTION 'broken rule "escrows_empty": an escrow is closed when it holds nothing' USING ERRCODE = '23514';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "escrows_guard" BEFORE UPDATE ON "escrows" FOR EACH ROW EXECUTE FUNCTION guard_escrow();

-- Ids of entries become visible out of order; a transaction number tells which movements are certainly complete.
ALTER TABLE "ledgers" ALTER COLUMN "xact" SET DEFAULT (pg_current_xact_id()::text::bigint);
