ALTER TABLE "notifications" ADD CONSTRAINT "notifications_account" FOREIGN KEY ("account_id") REFERENCES "accounts" ("id");
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_character" FOREIGN KEY ("character_id") REFERENCES "characters" ("id");
CREATE INDEX "notifications_unread" ON "notifications" ("account_id", "kind") WHERE "read_at" IS NULL AND "archived_at" IS NULL;
ALTER TABLE "notification_preferences" ADD CONSTRAINT "notification_preferences_account" FOREIGN KEY ("account_id") REFERENCES "accounts" ("id");
CREATE INDEX "notifications_to_email" ON "notifications" ("account_id", "email_due_at") WHERE "email_id" IS NULL AND "email_due_at" IS NOT NULL;
ALTER TABLE "push_subscriptions" ADD CONSTRAINT "push_subscriptions_account" FOREIGN KEY ("account_id") REFERENCES "accounts" ("id");
ALTER TABLE "push_keys" ADD CONSTRAINT "push_keys_one" CHECK ("id" = 1);
