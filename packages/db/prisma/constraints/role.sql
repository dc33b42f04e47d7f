ALTER TABLE "role_changes" ADD CONSTRAINT "role_changes_account" FOREIGN KEY ("account_id") REFERENCES "accounts" ("id");
ALTER TABLE "role_changes" ADD CONSTRAINT "role_changes_role_known" CHECK ("role" IN ('moderator', 'game_master', 'administrator'));
ALTER TABLE "role_changes" ADD CONSTRAINT "role_changes_kind_known" CHECK ("kind" IN ('grant', 'remove'));
ALTER TABLE "role_changes" ADD CONSTRAINT "role_changes_outcome_known" CHECK ("outcome" IN ('confirmed', 'refused', 'withdrawn', 'expired'));
ALTER TABLE "role_changes" ADD CONSTRAINT "role_changes_days_some" CHECK ("days" > 0);
ALTER TABLE "role_changes" ADD CONSTRAINT "role_changes_decided_whole" CHECK (("outcome" IS NULL) = ("decided_at" IS NULL));
-- Two administrators decide: the one who asked never confirms, unless there is no other one.
ALTER TABLE "role_changes" ADD CONSTRAINT "role_changes_two_administrators" CHECK (
  "outcome" IS DISTINCT FROM 'confirmed' OR ("decided_by" IS NOT NULL AND ("decided_by" <> "asked_by" OR "is_alone")));
CREATE UNIQUE INDEX "role_changes_waiting_once" ON "role_changes" ("account_id", "role") WHERE "outcome" IS NULL;
