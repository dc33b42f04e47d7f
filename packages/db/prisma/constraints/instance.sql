ALTER TABLE "game_instances" ADD CONSTRAINT "game_instances_zone" FOREIGN KEY ("zone_id") REFERENCES "zones" ("id");
ALTER TABLE "game_instances" ADD CONSTRAINT "game_instances_leader" FOREIGN KEY ("leader_id") REFERENCES "characters" ("id");
ALTER TABLE "game_instances" ADD CONSTRAINT "game_instances_difficulty" CHECK ("difficulty" IN ('normal', 'hard'));
ALTER TABLE "game_instances" ADD CONSTRAINT "game_instances_channel" CHECK ("channel" >= 1000);
ALTER TABLE "game_instance_members" ADD CONSTRAINT "game_instance_members_character" FOREIGN KEY ("character_id") REFERENCES "characters" ("id");
