-- A share is written when its event ends and paid afterwards, so that many participants need no common transaction.
ALTER TABLE "world_event_shares" ADD COLUMN "paid_at" TIMESTAMPTZ(3);
UPDATE "world_event_shares" SET "paid_at" = "at";
CREATE INDEX "world_event_shares_due" ON "world_event_shares" ("run_id", "character_id") WHERE "paid_at" IS NULL;

-- A conversation lasts as long as the holder of its zone. Open ones are not known to belong to the present holder.
DELETE FROM "conversations";
ALTER TABLE "conversations" ADD COLUMN "held_zone_id" TEXT, ADD COLUMN "held_channel" INTEGER, ADD COLUMN "held_epoch" BIGINT;
