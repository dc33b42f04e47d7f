ALTER TABLE "world_drops" ADD CONSTRAINT "world_drops_template" FOREIGN KEY ("template_id") REFERENCES "item_templates" ("id");
ALTER TABLE "world_drops" ADD CONSTRAINT "world_drops_owner" FOREIGN KEY ("owner_id") REFERENCES "characters" ("id");
ALTER TABLE "world_drops" ADD CONSTRAINT "world_drops_what" CHECK (
  ("template_id" IS NOT NULL AND "quantity" BETWEEN 1 AND 9999 AND "rarity" IS NOT NULL AND "level" IS NOT NULL AND "chits" = 0)
  OR ("template_id" IS NULL AND "quantity" = 0 AND "rarity" IS NULL AND "level" IS NULL AND "chits" BETWEEN 1 AND 1000000000));
ALTER TABLE "world_drops" ADD CONSTRAINT "world_drops_ledger" FOREIGN KEY ("ledger_id") REFERENCES "ledgers" ("id");
ALTER TABLE "world_drops" ADD CONSTRAINT "world_drops_taken" CHECK (("taken_by" IS NULL) = ("taken_at" IS NULL) AND ("taken_by" IS NULL) = ("ledger_id" IS NULL));
ALTER TABLE "world_drops" ADD CONSTRAINT "world_drops_rarity" CHECK ("rarity" IN ('scrap', 'common', 'refined', 'military', 'prototype', 'iconic'));
ALTER TABLE "loot_rolls" ADD CONSTRAINT "loot_rolls_character" FOREIGN KEY ("character_id") REFERENCES "characters" ("id");
ALTER TABLE "loot_rolls" ADD CONSTRAINT "loot_rolls_source" CHECK ("source_kind" IN ('enemy', 'container', 'event', 'cache'));
ALTER TABLE "loot_encounters" ADD CONSTRAINT "loot_encounters_character" FOREIGN KEY ("character_id") REFERENCES "characters" ("id");
ALTER TABLE "loot_encounters" ADD CONSTRAINT "loot_encounters_times" CHECK ("times" > 0);
ALTER TABLE "container_openings" ADD CONSTRAINT "container_openings_character" FOREIGN KEY ("character_id") REFERENCES "characters" ("id");
ALTER TABLE "loot_filters" ADD CONSTRAINT "loot_filters_character" FOREIGN KEY ("character_id") REFERENCES "characters" ("id");
-- Taken once, by one, and never again anybody's.
CREATE FUNCTION guard_world_drop() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."taken_by" IS NOT NULL OR NEW."template_id" IS DISTINCT FROM OLD."template_id" OR NEW."quantity" <> OLD."quantity" OR NEW."chits" <> OLD."chits" THEN
    RAISE EXCEPTION 'broken rule "world_drops_fixed": what fell stays what it is, and is taken once' USING ERRCODE = '23514';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "world_drops_guard" BEFORE UPDATE ON "world_drops" FOR EACH ROW EXECUTE FUNCTION guard_world_drop();

CREATE TRIGGER "loot_filters_feed_sheets" AFTER INSERT OR UPDATE OR DELETE ON "loot_filters" FOR EACH ROW EXECUTE FUNCTION feed_sheet('loot');
CREATE CONSTRAINT TRIGGER "loot_filters_raise_sheets" AFTER INSERT OR UPDATE OR DELETE ON "loot_filters" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION raise_noted_sheets();

ALTER TABLE "party_loot" ADD CONSTRAINT "party_loot_party" FOREIGN KEY ("party_id") REFERENCES "parties" ("id") ON DELETE CASCADE;
ALTER TABLE "party_loot" ADD CONSTRAINT "party_loot_mode" CHECK ("mode" IN ('personal', 'free_for_all', 'round_robin', 'need_greed', 'master'));
ALTER TABLE "party_loot" ADD CONSTRAINT "party_loot_threshold" CHECK ("threshold" IN ('scrap', 'common', 'refined', 'military', 'prototype', 'iconic'));
ALTER TABLE "party_loot" ADD CONSTRAINT "party_loot_master" CHECK ("mode" <> 'master' OR "master_id" IS NOT NULL);
ALTER TABLE "party_drops" ADD CONSTRAINT "party_drops_template" FOREIGN KEY ("template_id") REFERENCES "item_templates" ("id");
ALTER TABLE "party_drops" ADD CONSTRAINT "party_drops_finder" FOREIGN KEY ("finder_id") REFERENCES "characters" ("id");
ALTER TABLE "party_drops" ADD CONSTRAINT "party_drops_ledger" FOREIGN KEY ("ledger_id") REFERENCES "ledgers" ("id");
ALTER TABLE "party_drops" ADD CONSTRAINT "party_drops_mode" CHECK ("mode" = 'need_greed' OR ("mode" = 'master' AND "master_id" IS NOT NULL));
ALTER TABLE "party_drops" ADD CONSTRAINT "party_drops_quantity" CHECK ("quantity" BETWEEN 1 AND 9999);
ALTER TABLE "party_drops" ADD CONSTRAINT "party_drops_rarity" CHECK ("rarity" IN ('scrap', 'common', 'refined', 'military', 'prototype', 'iconic'));
ALTER TABLE "party_drops" ADD CONSTRAINT "party_drops_given" CHECK (("given_to" IS NULL) = ("given_at" IS NULL) AND ("given_to" IS NULL) = ("ledger_id" IS NULL) AND ("given_to" IS NULL) = ("reason" IS NULL));
ALTER TABLE "party_drops" ADD CONSTRAINT "party_drops_reason" CHECK ("reason" IN ('need', 'greed', 'master', 'nobody'));
ALTER TABLE "party_drops" ADD CONSTRAINT "party_drops_passing" CHECK (("item_id" IS NULL) = ("holder_id" IS NULL) AND ("item_id" IS NULL) = ("pass_ends_at" IS NULL) AND ("item_id" IS NULL OR "given_to" IS NOT NULL));
ALTER TABLE "party_drop_members" ADD CONSTRAINT "party_drop_members_character" FOREIGN KEY ("character_id") REFERENCES "characters" ("id");
ALTER TABLE "party_drop_members" ADD CONSTRAINT "party_drop_members_choice" CHECK ("choice" IN ('need', 'greed', 'pass') AND ("choice" IS NULL) = ("chosen_at" IS NULL));
ALTER TABLE "party_drop_members" ADD CONSTRAINT "party_drop_members_rolled" CHECK (("rolled" IS NOT NULL) = ("choice" IS NOT NULL AND "choice" <> 'pass') AND "rolled" BETWEEN 1 AND 100);
-- No two members roll the same number for an item.
CREATE UNIQUE INDEX "party_drop_members_rolled_once" ON "party_drop_members" ("drop_id", "rolled");
-- Given once, and what fell stays what it is.
CREATE FUNCTION guard_party_drop() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."template_id" <> OLD."template_id" OR NEW."quantity" <> OLD."quantity" OR (OLD."given_to" IS NOT NULL
    AND (NEW."given_to" IS DISTINCT FROM OLD."given_to" OR NEW."ledger_id" IS DISTINCT FROM OLD."ledger_id")) THEN
    RAISE EXCEPTION 'broken rule "party_drops_fixed": what fell stays what it is, and is given once' USING ERRCODE = '23514';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "party_drops_guard" BEFORE UPDATE ON "party_drops" FOR EACH ROW EXECUTE FUNCTION guard_party_drop();

ALTER TABLE "snatches" ADD CONSTRAINT "snatches_character" FOREIGN KEY ("character_id") REFERENCES "characters" ("id");
ALTER TABLE "snatches" ADD CONSTRAINT "snatches_escrow" FOREIGN KEY ("escrow_id") REFERENCES "escrows" ("id");
ALTER TABLE "snatches" ADD CONSTRAINT "snatches_chits" CHECK ("chits" BETWEEN 1 AND 1000000000);
ALTER TABLE "snatches" ADD CONSTRAINT "snatches_outcome" CHECK ("outcome" IN ('picked_up', 'mailed', 'erased') AND ("outcome" IS NULL) = ("over_at" IS NULL));
CREATE INDEX "snatches_due" ON "snatches" ("ends_at") WHERE "over_at" IS NULL;
-- Over once, and never again anything else.
CREATE FUNCTION guard_snatch() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."over_at" IS NOT NULL OR NEW."chits" <> OLD."chits" OR NEW."escrow_id" <> OLD."escrow_id" OR NEW."character_id" <> OLD."character_id" THEN
    RAISE EXCEPTION 'broken rule "snatches_fixed": what was taken stays what it is, and goes back once' USING ERRCODE = '23514';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "snatches_guard" BEFORE UPDATE ON "snatches" FOR EACH ROW EXECUTE FUNCTION guard_snatch();
