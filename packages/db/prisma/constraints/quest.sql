ALTER TABLE "quest_logs" ADD CONSTRAINT "quest_logs_character" FOREIGN KEY ("character_id") REFERENCES "characters" ("id");
ALTER TABLE "quest_progress" ADD CONSTRAINT "quest_progress_log" FOREIGN KEY ("character_id") REFERENCES "quest_logs" ("character_id");
ALTER TABLE "quest_progress" ADD CONSTRAINT "quest_progress_state" CHECK ("state" IN ('active', 'ready', 'done', 'failed', 'abandoned'));
ALTER TABLE "quest_progress" ADD CONSTRAINT "quest_progress_over" CHECK (
  ("state" IN ('ready', 'done', 'failed')) = ("ending" IS NOT NULL) AND ("ending" IS NULL) = ("result" IS NULL)
  AND ("state" <> 'failed' OR "result" = 'failed') AND ("state" <> 'done' OR "result" = 'done') AND ("state" = 'active' OR "deadline_at" IS NULL));
ALTER TABLE "quest_checks" ADD CONSTRAINT "quest_checks_faces" CHECK (cardinality("faces") = 2 AND 1 <= ALL ("faces") AND 20 >= ALL ("faces"));
ALTER TABLE "quest_checks" ADD CONSTRAINT "quest_checks_result" CHECK ("result" IN ('critical', 'pass', 'fail', 'fumble') AND "luck" IN ('advantage', 'disadvantage', 'plain'));
ALTER TABLE "quest_checks" ADD CONSTRAINT "quest_checks_log" FOREIGN KEY ("character_id") REFERENCES "quest_logs" ("character_id");
ALTER TABLE "quest_gains" ADD CONSTRAINT "quest_gains_log" FOREIGN KEY ("character_id") REFERENCES "quest_logs" ("character_id");
ALTER TABLE "zone_commands" ADD CONSTRAINT "zone_commands_log" FOREIGN KEY ("character_id") REFERENCES "quest_logs" ("character_id");

CREATE TRIGGER "quest_progress_feed_sheets" AFTER INSERT OR UPDATE OR DELETE ON "quest_progress" FOR EACH ROW EXECUTE FUNCTION feed_sheet('quest', '{deadline_at,path,claimed_item,times_ended,ended_at}');
CREATE CONSTRAINT TRIGGER "quest_progress_raise_sheets" AFTER INSERT OR UPDATE OR DELETE ON "quest_progress" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION raise_noted_sheets();
CREATE TRIGGER "zone_commands_feed_sheets" AFTER INSERT OR UPDATE OR DELETE ON "zone_commands" FOR EACH ROW EXECUTE FUNCTION feed_sheet('quest');
CREATE CONSTRAINT TRIGGER "zone_commands_raise_sheets" AFTER INSERT OR UPDATE OR DELETE ON "zone_commands" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION raise_noted_sheets();
ALTER TABLE "quest_offers" ADD CONSTRAINT "quest_offers_from" FOREIGN KEY ("from_id") REFERENCES "characters" ("id");
ALTER TABLE "quest_offers" ADD CONSTRAINT "quest_offers_to" FOREIGN KEY ("to_id") REFERENCES "characters" ("id");
ALTER TABLE "quest_offers" ADD CONSTRAINT "quest_offers_state" CHECK ("state" IN ('open', 'over'));
