ALTER TABLE "world_event_runs" ADD CONSTRAINT "world_event_runs_over" CHECK (("ended_at" IS NULL) = ("ending" IS NULL) AND ("ending" IS NULL) = ("result" IS NULL) AND ("result" IS NULL OR "result" IN ('won', 'lost')));
ALTER TABLE "world_event_shares" ADD CONSTRAINT "world_event_shares_character" FOREIGN KEY ("character_id") REFERENCES "characters" ("id");
ALTER TABLE "world_event_shares" ADD CONSTRAINT "world_event_shares_sane" CHECK ("points" >= 0 AND "experience" >= 0 AND "chits" >= 0);
CREATE INDEX "world_event_shares_due" ON "world_event_shares" ("run_id", "character_id") WHERE "paid_at" IS NULL;
