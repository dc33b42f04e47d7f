ALTER TABLE "character_loadouts" ADD CONSTRAINT "character_loadouts_character" FOREIGN KEY ("character_id") REFERENCES "characters" ("id");
ALTER TABLE "character_loadouts" ADD CONSTRAINT "character_loadouts_slots" CHECK (cardinality("slots") = 16);

CREATE TRIGGER "character_loadouts_feed_sheets" AFTER INSERT OR UPDATE OR DELETE ON "character_loadouts" FOR EACH ROW EXECUTE FUNCTION feed_sheet('ability');
CREATE CONSTRAINT TRIGGER "character_loadouts_raise_sheets" AFTER INSERT OR UPDATE OR DELETE ON "character_loadouts" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION raise_noted_sheets();
