ALTER TABLE "progressions" ADD CONSTRAINT "progressions_character" FOREIGN KEY ("character_id") REFERENCES "characters" ("id");
ALTER TABLE "progressions" ADD CONSTRAINT "progressions_sane" CHECK ("experience" >= 0 AND "rested_pool" >= 0);
ALTER TABLE "progressions" ADD CONSTRAINT "progressions_points" CHECK ("attribute_points" >= 0 AND "perk_points" >= 0);
ALTER TABLE "progressions" ADD CONSTRAINT "progressions_title" FOREIGN KEY ("character_id", "title_key") REFERENCES "character_titles" ("character_id", "key");
ALTER TABLE "experience_entries" ADD CONSTRAINT "experience_entries_character" FOREIGN KEY ("character_id") REFERENCES "characters" ("id");
ALTER TABLE "experience_entries" ADD CONSTRAINT "experience_entries_amount" CHECK ("amount" >= 0 AND "rested" BETWEEN 0 AND "amount" AND "levels_gained" BETWEEN 0 AND 29);
ALTER TABLE "level_gains" ADD CONSTRAINT "level_gains_level" CHECK ("level" BETWEEN 2 AND 30);
ALTER TABLE "character_skills" ADD CONSTRAINT "character_skills_character" FOREIGN KEY ("character_id") REFERENCES "characters" ("id");
ALTER TABLE "character_skills" ADD CONSTRAINT "character_skills_rank" CHECK ("experience" >= 0 AND "rank" BETWEEN 0 AND 100);
ALTER TABLE "character_perks" ADD CONSTRAINT "character_perks_character" FOREIGN KEY ("character_id") REFERENCES "characters" ("id");
ALTER TABLE "character_perks" ADD CONSTRAINT "character_perks_ranks" CHECK ("ranks" BETWEEN 1 AND 5);
ALTER TABLE "perk_resets" ADD CONSTRAINT "perk_resets_sane" CHECK ("points" > 0 AND "paid_chits" >= 0);
ALTER TABLE "character_titles" ADD CONSTRAINT "character_titles_character" FOREIGN KEY ("character_id") REFERENCES "characters" ("id");

CREATE TRIGGER "experience_entries_append_only" BEFORE UPDATE OR DELETE ON "experience_entries" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "experience_entries_no_truncate" BEFORE TRUNCATE ON "experience_entries" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER "character_skills_feed_sheets" AFTER INSERT OR UPDATE OR DELETE ON "character_skills" FOR EACH ROW EXECUTE FUNCTION feed_sheet('progression', '{experience}');
CREATE CONSTRAINT TRIGGER "character_skills_raise_sheets" AFTER INSERT OR UPDATE OR DELETE ON "character_skills" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION raise_noted_sheets();
CREATE TRIGGER "character_perks_feed_sheets" AFTER INSERT OR UPDATE OR DELETE ON "character_perks" FOR EACH ROW EXECUTE FUNCTION feed_sheet('progression');
CREATE CONSTRAINT TRIGGER "character_perks_raise_sheets" AFTER INSERT OR UPDATE OR DELETE ON "character_perks" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION raise_noted_sheets();
