ALTER TABLE "faction_standings" ADD CONSTRAINT "faction_standings_character" FOREIGN KEY ("character_id") REFERENCES "characters" ("id");
ALTER TABLE "faction_standings" ADD CONSTRAINT "faction_standings_range" CHECK ("points" BETWEEN -3000 AND 3000);
ALTER TABLE "standing_entries" ADD CONSTRAINT "standing_entries_character" FOREIGN KEY ("character_id") REFERENCES "characters" ("id");
ALTER TABLE "standing_entries" ADD CONSTRAINT "standing_entries_range" CHECK ("points_after" BETWEEN -3000 AND 3000);

CREATE TRIGGER "standing_entries_append_only" BEFORE UPDATE OR DELETE ON "standing_entries" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "standing_entries_no_truncate" BEFORE TRUNCATE ON "standing_entries" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
