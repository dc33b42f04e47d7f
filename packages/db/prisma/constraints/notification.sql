ALTER TABLE "notifications" ADD CONSTRAINT "notifications_account" FOREIGN KEY ("account_id") REFERENCES "accounts" ("id");
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_character" FOREIGN KEY ("character_id") REFERENCES "characters" ("id");
CREATE INDEX "notifications_unread" ON "notifications" ("account_id", "kind") WHERE "read_at" IS NULL AND "archived_at" IS NULL;
ALTER TABLE "notification_preferences" ADD CONSTRAINT "notification_preferences_account" FOREIGN KEY ("account_id") REFERENCES "accounts" ("id");
