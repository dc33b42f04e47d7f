-- An instance may belong to a party: its members are asked to come, are given places, and lose them with the party.
ALTER TABLE "game_instances" ADD COLUMN "party_id" UUID, ADD COLUMN "places" INTEGER, ADD COLUMN "call_ends_at" TIMESTAMPTZ(3);
ALTER TABLE "game_instance_members" ADD COLUMN "admitted_at" TIMESTAMPTZ(3), ADD COLUMN "declined_at" TIMESTAMPTZ(3), ADD COLUMN "dismissed_at" TIMESTAMPTZ(3);
UPDATE "game_instance_members" SET "admitted_at" = "instance"."opened_at" FROM "game_instances" AS "instance" WHERE "instance"."id" = "instance_id";

-- CreateTable
CREATE TABLE "game_instance_locks" (
    "character_id" UUID NOT NULL,
    "zone_id" TEXT NOT NULL,
    "difficulty" TEXT NOT NULL,
    "instance_id" UUID NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "game_instance_locks_pkey" PRIMARY KEY ("character_id","zone_id","difficulty")
);

-- CreateIndex
CREATE INDEX "game_instance_locks_ends_at_idx" ON "game_instance_locks"("ends_at");

-- CreateIndex
CREATE INDEX "game_instances_party_id_idx" ON "game_instances"("party_id");

ALTER TABLE "game_instances" ADD CONSTRAINT "game_instances_party" FOREIGN KEY ("party_id") REFERENCES "parties" ("id") ON DELETE SET NULL;
ALTER TABLE "game_instances" ADD CONSTRAINT "game_instances_places" CHECK ("places" IS NULL OR "places" BETWEEN 1 AND 40);
ALTER TABLE "game_instances" ADD CONSTRAINT "game_instances_call" CHECK (("places" IS NULL) = ("call_ends_at" IS NULL));
ALTER TABLE "game_instance_members" ADD CONSTRAINT "game_instance_members_dismissed" CHECK ("dismissed_at" IS NULL OR "admitted_at" IS NOT NULL);
ALTER TABLE "game_instance_locks" ADD CONSTRAINT "game_instance_locks_character" FOREIGN KEY ("character_id") REFERENCES "characters" ("id");
ALTER TABLE "game_instance_locks" ADD CONSTRAINT "game_instance_locks_zone" FOREIGN KEY ("zone_id") REFERENCES "zones" ("id");
ALTER TABLE "game_instance_locks" ADD CONSTRAINT "game_instance_locks_difficulty" CHECK ("difficulty" IN ('normal', 'hard'));
-- The zone leads out who has lost the place, and knows it by the sheet.
CREATE TRIGGER "game_instance_members_feed_sheets" AFTER INSERT OR UPDATE OR DELETE ON "game_instance_members" FOR EACH ROW EXECUTE FUNCTION feed_sheet('instance', '{admitted_at,declined_at}');
CREATE CONSTRAINT TRIGGER "game_instance_members_raise_sheets" AFTER INSERT OR UPDATE OR DELETE ON "game_instance_members" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION raise_noted_sheets();
