CREATE UNIQUE INDEX "accounts_email_once" ON "accounts" (lower("email"));
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_email_small" CHECK ("email" = lower("email"));
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_guest_or_bound" CHECK ("is_guest" = ("email" IS NULL) AND ("email" IS NULL) = ("password_hash" IS NULL));
CREATE INDEX "accounts_idle_guests" ON "accounts" ("last_seen_at") WHERE "is_guest" AND "closed_at" IS NULL;
ALTER TABLE "account_roles" ADD CONSTRAINT "account_roles_known" CHECK ("role" IN ('moderator', 'game_master', 'administrator'));
ALTER TABLE "account_emails" ADD CONSTRAINT "account_emails_email_small" CHECK ("email" = lower("email"));
