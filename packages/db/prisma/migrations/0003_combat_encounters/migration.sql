-- A recorded fight is called an encounter, and its participants are numbered by an index.
ALTER TABLE "combat_sessions" RENAME TO "combat_encounters";
ALTER TABLE "combat_encounters" RENAME CONSTRAINT "combat_sessions_pkey" TO "combat_encounters_pkey";
ALTER INDEX "combat_sessions_started_at_idx" RENAME TO "combat_encounters_started_at_idx";

ALTER TABLE "combat_encounters" DROP CONSTRAINT "combat_sessions_kind";
UPDATE "combat_encounters" SET "kind" = 'world' WHERE "kind" = 'street';
ALTER TABLE "combat_encounters" ADD CONSTRAINT "combat_encounters_kind"
  CHECK ("kind" IN ('world', 'boss', 'duel', 'event') AND ("ended_at" IS NULL OR "ended_at" >= "started_at"));

ALTER TABLE "combat_participants" RENAME COLUMN "session_id" TO "encounter_id";
ALTER TABLE "combat_participants" RENAME COLUMN "body" TO "participant_index";
ALTER TABLE "combat_participants"
  RENAME CONSTRAINT "combat_participants_session_id_fkey" TO "combat_participants_encounter_id_fkey";
ALTER INDEX "combat_participants_character_id_session_id_idx"
  RENAME TO "combat_participants_character_id_encounter_id_idx";

ALTER TABLE "damage_logs" RENAME COLUMN "session_id" TO "encounter_id";
ALTER INDEX "damage_logs_session_id_seq_idx" RENAME TO "damage_logs_encounter_id_seq_idx";
