ALTER TABLE "maintenances" ADD CONSTRAINT "maintenances_ends_later" CHECK ("ends_at" > "starts_at");
ALTER TABLE "maintenances" ADD CONSTRAINT "maintenances_outcome_known" CHECK ("outcome" IN ('cancelled', 'ended'));
ALTER TABLE "maintenances" ADD CONSTRAINT "maintenances_ended_whole" CHECK (("outcome" IS NULL) = ("ended_at" IS NULL));
CREATE UNIQUE INDEX "maintenances_one_open" ON "maintenances" (("ended_at" IS NULL)) WHERE "ended_at" IS NULL;
