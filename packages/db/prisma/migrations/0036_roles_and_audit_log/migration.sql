ALTER TABLE "account_roles" ADD COLUMN "expires_at" TIMESTAMPTZ(3);

CREATE TABLE "role_changes" (
  "id" UUID NOT NULL,
  "account_id" UUID NOT NULL,
  "role" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "reason" TEXT NOT NULL,
  "days" INTEGER,
  "asked_by" UUID NOT NULL,
  "asked_at" TIMESTAMPTZ(3) NOT NULL,
  "expires_at" TIMESTAMPTZ(3) NOT NULL,
  "outcome" TEXT,
  "decided_by" UUID,
  "decided_at" TIMESTAMPTZ(3),
  "is_alone" BOOLEAN NOT NULL DEFAULT false,
  CONSTRAINT "role_changes_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "role_changes_account_id_asked_at_idx" ON "role_changes" ("account_id", "asked_at");
CREATE INDEX "role_changes_decided_at_idx" ON "role_changes" ("decided_at");
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

CREATE TABLE "audit_log" (
  "seq" BIGINT NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL,
  "act" TEXT NOT NULL,
  "actor_id" UUID,
  "subject_id" UUID,
  "details" JSONB NOT NULL,
  "correlation_id" TEXT NOT NULL,
  "prev_hash" TEXT NOT NULL,
  "hash" TEXT NOT NULL,
  CONSTRAINT "audit_log_pkey" PRIMARY KEY ("seq")
);
CREATE UNIQUE INDEX "audit_log_prev_hash_key" ON "audit_log" ("prev_hash");
CREATE UNIQUE INDEX "audit_log_hash_key" ON "audit_log" ("hash");
CREATE INDEX "audit_log_act_seq_idx" ON "audit_log" ("act", "seq");
CREATE INDEX "audit_log_actor_id_seq_idx" ON "audit_log" ("actor_id", "seq");
CREATE INDEX "audit_log_subject_id_seq_idx" ON "audit_log" ("subject_id", "seq");
ALTER TABLE "audit_log" ADD CONSTRAINT "audit_log_hashes" CHECK ("hash" ~ '^[0-9a-f]{64}$' AND "prev_hash" ~ '^[0-9a-f]{64}$');
ALTER TABLE "audit_log" ADD CONSTRAINT "audit_log_from_one" CHECK ("seq" > 0);
CREATE TRIGGER "audit_log_append_only" BEFORE UPDATE OR DELETE ON "audit_log" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "audit_log_no_truncate" BEFORE TRUNCATE ON "audit_log" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
-- A session that replays changes of another server is refused too.
ALTER TABLE "audit_log" ENABLE ALWAYS TRIGGER "audit_log_append_only";
ALTER TABLE "audit_log" ENABLE ALWAYS TRIGGER "audit_log_no_truncate";
