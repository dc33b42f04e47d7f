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
