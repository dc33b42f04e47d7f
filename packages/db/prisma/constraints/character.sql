ALTER TABLE "players" ADD CONSTRAINT "players_account" FOREIGN KEY ("account_id") REFERENCES "accounts" ("id");
ALTER TABLE "players" ADD CONSTRAINT "players_counts" CHECK ("created_today" >= 0 AND "deleted_today" >= 0);
CREATE UNIQUE INDEX "characters_name_once" ON "characters" ("name_skeleton") WHERE "released_at" IS NULL;
CREATE INDEX "characters_to_release" ON "characters" ("deleted_at") WHERE "deleted_at" IS NOT NULL AND "released_at" IS NULL;
ALTER TABLE "characters" ADD CONSTRAINT "characters_released_after_deleted" CHECK ("released_at" IS NULL OR "deleted_at" IS NOT NULL);
ALTER TABLE "characters" ADD CONSTRAINT "characters_attributes" CHECK (
  "body" BETWEEN 3 AND 20 AND "reflex" BETWEEN 3 AND 20 AND "tech" BETWEEN 3 AND 20 AND "intellect" BETWEEN 3 AND 20 AND "cool" BETWEEN 3 AND 20);
ALTER TABLE "characters" ADD CONSTRAINT "characters_level" CHECK ("level" >= 1);
ALTER TABLE "characters" ADD CONSTRAINT "characters_played" CHECK ("played_ms" >= 0);
ALTER TABLE "character_slots" ADD CONSTRAINT "character_slots_position" CHECK ("position" BETWEEN 1 AND 32);

-- It runs only when one of the columns is set, not for each position seen or minute played.
CREATE FUNCTION feed_sheet_of_character() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF to_jsonb(NEW) <> to_jsonb(OLD) THEN
    PERFORM note_sheet_change(NEW."id", 'character');
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "characters_feed_sheets" AFTER UPDATE OF "name", "look", "class_id", "origin_id", "level", "body", "reflex", "tech", "intellect", "cool" ON "characters" FOR EACH ROW EXECUTE FUNCTION feed_sheet_of_character();
CREATE CONSTRAINT TRIGGER "characters_raise_sheets" AFTER UPDATE OF "name", "look", "class_id", "origin_id", "level", "body", "reflex", "tech", "intellect", "cool" ON "characters" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION raise_noted_sheets();
