-- A fight is remembered with the place in which it began, and a fall has an outcome of its own.
ALTER TABLE "combat_encounters" ADD COLUMN "place" TEXT;
ALTER TABLE "combat_participants" DROP CONSTRAINT "combat_participants_outcome";
ALTER TABLE "combat_participants" ADD CONSTRAINT "combat_participants_outcome" CHECK ("outcome" IN ('won', 'lost', 'fled', 'died', 'ended'));
