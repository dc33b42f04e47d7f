ALTER TABLE "world_drops" ADD CONSTRAINT "world_drops_template" FOREIGN KEY ("template_id") REFERENCES "item_templates" ("id");
ALTER TABLE "world_drops" ADD CONSTRAINT "world_drops_owner" FOREIGN KEY ("owner_id") REFERENCES "characters" ("id");
ALTER TABLE "world_drops" ADD CONSTRAINT "world_drops_what" CHECK (
  ("template_id" IS NOT NULL AND "quantity" BETWEEN 1 AND 9999 AND "rarity" IS NOT NULL AND "level" IS NOT NULL AND "eddies" = 0)
  OR ("template_id" IS NULL AND "quantity" = 0 AND "rarity" IS NULL AND "level" IS NULL AND "eddies" BETWEEN 1 AND 1000000000));
ALTER TABLE "world_drops" ADD CONSTRAINT "world_drops_rarity" CHECK ("rarity" IN ('scrap', 'common', 'refined', 'military', 'prototype', 'iconic'));
ALTER TABLE "loot_rolls" ADD CONSTRAINT "loot_rolls_character" FOREIGN KEY ("character_id") REFERENCES "characters" ("id");
ALTER TABLE "loot_rolls" ADD CONSTRAINT "loot_rolls_source" CHECK ("source_kind" IN ('enemy', 'container', 'event', 'cache'));
ALTER TABLE "loot_encounters" ADD CONSTRAINT "loot_encounters_character" FOREIGN KEY ("character_id") REFERENCES "characters" ("id");
ALTER TABLE "loot_encounters" ADD CONSTRAINT "loot_encounters_times" CHECK ("times" > 0);
ALTER TABLE "container_openings" ADD CONSTRAINT "container_openings_character" FOREIGN KEY ("character_id") REFERENCES "characters" ("id");
ALTER TABLE "loot_filters" ADD CONSTRAINT "loot_filters_character" FOREIGN KEY ("character_id") REFERENCES "characters" ("id");
