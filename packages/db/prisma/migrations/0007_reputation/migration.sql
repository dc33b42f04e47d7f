-- What a faction thinks of a character is called reputation.
ALTER TABLE "faction_standings" RENAME TO "faction_reputations";
ALTER TABLE "faction_reputations" RENAME CONSTRAINT "faction_standings_pkey" TO "faction_reputations_pkey";
ALTER TABLE "faction_reputations" RENAME CONSTRAINT "faction_standings_character" TO "faction_reputations_character";
ALTER TABLE "faction_reputations" RENAME CONSTRAINT "faction_standings_range" TO "faction_reputations_range";
ALTER INDEX "faction_standings_settled_at_idx" RENAME TO "faction_reputations_settled_at_idx";

ALTER TABLE "standing_entries" RENAME TO "reputation_entries";
ALTER TABLE "reputation_entries" RENAME CONSTRAINT "standing_entries_pkey" TO "reputation_entries_pkey";
ALTER TABLE "reputation_entries" RENAME CONSTRAINT "standing_entries_character" TO "reputation_entries_character";
ALTER TABLE "reputation_entries" RENAME CONSTRAINT "standing_entries_range" TO "reputation_entries_range";
ALTER INDEX "standing_entries_character_id_id_idx" RENAME TO "reputation_entries_character_id_id_idx";
ALTER INDEX "standing_entries_character_id_source_source_id_faction_key"
  RENAME TO "reputation_entries_character_id_source_source_id_faction_key";
ALTER TRIGGER "standing_entries_append_only" ON "reputation_entries" RENAME TO "reputation_entries_append_only";
ALTER TRIGGER "standing_entries_no_truncate" ON "reputation_entries" RENAME TO "reputation_entries_no_truncate";
ALTER SEQUENCE "standing_entries_id_seq" RENAME TO "reputation_entries_id_seq";

-- Events that were not carried out yet are known to their listeners by the new name only.
UPDATE "outbox" SET "name" = 'reputation.changed' WHERE "name" = 'reputation.standing_changed';
UPDATE "dead_letters" SET "event" = jsonb_set("event", '{name}', '"reputation.changed"')
WHERE "event" ->> 'name' = 'reputation.standing_changed';
