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

ALTER TABLE "escrows" ADD CONSTRAINT "escrows_times" CHECK ("closed_at" >= "opened_at");
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
