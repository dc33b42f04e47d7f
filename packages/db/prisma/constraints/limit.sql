ALTER TABLE "limit_settings" ADD CONSTRAINT "limit_settings_points" CHECK ("points" > 0);
ALTER TABLE "limit_settings" ADD CONSTRAINT "limit_settings_window" CHECK ("window_seconds" IS NULL OR ("window_seconds" > 0 AND "points" IS NOT NULL));
ALTER TABLE "limit_settings" ADD CONSTRAINT "limit_settings_version" CHECK ("version" > 0);
