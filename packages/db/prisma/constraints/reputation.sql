ALTER TABLE "faction_reputations" ADD CONSTRAINT "faction_reputations_character" FOREIGN KEY ("character_id") REFERENCES "characters" ("id");
ALTER TABLE "faction_reputations" ADD CONSTRAINT "faction_reputations_range" CHECK ("points" BETWEEN -3000 AND 3000);
ALTER TABLE "reputation_entries" ADD CONSTRAINT "reputation_entries_character" FOREIGN KEY ("character_id") REFERENCES "characters" ("id");
ALTER TABLE "reputation_entries" ADD CONSTRAINT "reputation_entries_range" CHECK ("points_after" BETWEEN -3000 AND 3000);

CREATE TRIGGER "reputation_entries_append_only" BEFORE UPDATE OR DELETE ON "reputation_entries" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "reputation_entries_no_truncate" BEFORE TRUNCATE ON "reputation_entries" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER "faction_reputations_feed_sheets" AFTER INSERT OR UPDATE OR DELETE ON "faction_reputations" FOR EACH ROW EXECUTE FUNCTION feed_sheet('reputation', '{settled_at}');
CREATE CONSTRAINT TRIGGER "faction_reputations_raise_sheets" AFTER INSERT OR UPDATE OR DELETE ON "faction_reputations" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION raise_noted_sheets();
