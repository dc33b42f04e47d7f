-- What counts towards an objective of a quest is called an objective event.
ALTER TABLE "quest_deeds" RENAME TO "quest_objective_events";
ALTER TABLE "quest_objective_events" RENAME CONSTRAINT "quest_deeds_pkey" TO "quest_objective_events_pkey";
ALTER INDEX "quest_deeds_at_idx" RENAME TO "quest_objective_events_at_idx";
