CREATE INDEX "outbox_unsent" ON "outbox" ("seq") WHERE "sent_at" IS NULL;
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_sent_whole" CHECK (("sent_seq" IS NULL) = ("sent_at" IS NULL));

INSERT INTO "bus_positions" ("stream") VALUES ('facts');

-- A table that is written once and never changed names this function in its trigger.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'rows of % are never changed or removed', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = TG_TABLE_NAME || '_append_only';
END $$;
