-- Limits that operators have changed from their defaults.
CREATE TABLE "limit_settings" (
    "name" TEXT NOT NULL,
    "points" INTEGER,
    "window_seconds" INTEGER,
    "version" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "changed_by" UUID,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "limit_settings_pkey" PRIMARY KEY ("name")
);
ALTER TABLE "limit_settings" ADD CONSTRAINT "limit_settings_points" CHECK ("points" > 0);
ALTER TABLE "limit_settings" ADD CONSTRAINT "limit_settings_window" CHECK ("window_seconds" IS NULL OR ("window_seconds" > 0 AND "points" IS NOT NULL));
ALTER TABLE "limit_settings" ADD CONSTRAINT "limit_settings_version" CHECK ("version" > 0);
