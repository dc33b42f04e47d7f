CREATE TABLE "maintenances" (
  "id" UUID NOT NULL,
  "version" INTEGER NOT NULL DEFAULT 1,
  "starts_at" TIMESTAMPTZ(3) NOT NULL,
  "ends_at" TIMESTAMPTZ(3) NOT NULL,
  "message_en" TEXT NOT NULL,
  "message_ru" TEXT NOT NULL,
  "planned_at" TIMESTAMPTZ(3) NOT NULL,
  "ended_at" TIMESTAMPTZ(3),
  "outcome" TEXT,
  CONSTRAINT "maintenances_pkey" PRIMARY KEY ("id")
);
ALTER TABLE "maintenances" ADD CONSTRAINT "maintenances_ends_later" CHECK ("ends_at" > "starts_at");
ALTER TABLE "maintenances" ADD CONSTRAINT "maintenances_outcome_known" CHECK ("outcome" IN ('cancelled', 'ended'));
ALTER TABLE "maintenances" ADD CONSTRAINT "maintenances_ended_whole" CHECK (("outcome" IS NULL) = ("ended_at" IS NULL));
CREATE UNIQUE INDEX "maintenances_one_open" ON "maintenances" (("ended_at" IS NULL)) WHERE "ended_at" IS NULL;
