ALTER TABLE "character_loadouts" ADD CONSTRAINT "character_loadouts_character" FOREIGN KEY ("character_id") REFERENCES "characters" ("id");
ALTER TABLE "character_loadouts" ADD CONSTRAINT "character_loadouts_slots" CHECK (cardinality("slots") = 16);
