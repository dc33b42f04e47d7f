ALTER TABLE "zone_leases" ADD CONSTRAINT "zone_leases_counts" CHECK ("channel" >= 1 AND "epoch" >= 1 AND "population" >= 0);
ALTER TABLE "zone_leases" ADD CONSTRAINT "zone_leases_waiting" CHECK ("waiting" >= 0);
ALTER TABLE "player_positions" ADD CONSTRAINT "player_positions_character" FOREIGN KEY ("character_id") REFERENCES "characters" ("id");
ALTER TABLE "player_positions" ADD CONSTRAINT "player_positions_zone" FOREIGN KEY ("zone_id") REFERENCES "zones" ("id");
ALTER TABLE "player_positions" ADD CONSTRAINT "player_positions_copy" CHECK (("zone_id" IS NULL) = ("channel" IS NULL) AND ("zone_id" IS NULL) = ("zone_epoch" IS NULL));
ALTER TABLE "player_positions" ADD CONSTRAINT "player_positions_facing" CHECK ("facing" BETWEEN 0 AND 255);
ALTER TABLE "player_positions" ADD CONSTRAINT "player_positions_epoch" CHECK ("epoch" >= 1);
ALTER TABLE "player_positions" ADD CONSTRAINT "player_positions_held_whole" CHECK (("held_zone_id" IS NULL) = ("held_channel" IS NULL) AND ("held_zone_id" IS NULL) = ("held_epoch" IS NULL));
CREATE INDEX "player_positions_held" ON "player_positions" ("held_zone_id", "held_channel") WHERE "held_zone_id" IS NOT NULL;
