-- Copies of a crowded zone: who waits before one, and which of them lets nobody in any more.
-- AlterTable
ALTER TABLE "zone_leases" ADD COLUMN     "is_closing" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "waiting" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "zone_leases" ADD CONSTRAINT "zone_leases_waiting" CHECK ("waiting" >= 0);
