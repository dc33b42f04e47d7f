CREATE UNIQUE INDEX "accounts_email_once" ON "accounts" (lower("email"));
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_email_small" CHECK ("email" = lower("email"));
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_guest_or_bound" CHECK ((NOT "is_guest" OR "email" IS NULL) AND ("email" IS NOT NULL OR "password_hash" IS NULL));
CREATE INDEX "accounts_idle_guests" ON "accounts" ("last_seen_at") WHERE "is_guest" AND "closed_at" IS NULL;
ALTER TABLE "account_roles" ADD CONSTRAINT "account_roles_known" CHECK ("role" IN ('moderator', 'game_master', 'administrator'));
ALTER TABLE "account_emails" ADD CONSTRAINT "account_emails_email_small" CHECK ("email" = lower("email"));

CREATE FUNCTION feed_sheets_of_account() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."is_guest" <> OLD."is_guest" THEN
    PERFORM note_sheet_change("id", 'account') FROM "characters" WHERE "account_id" = NEW."id";
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "accounts_feed_sheets" AFTER UPDATE OF "is_guest" ON "accounts" FOR EACH ROW EXECUTE FUNCTION feed_sheets_of_account();
CREATE CONSTRAINT TRIGGER "accounts_raise_sheets" AFTER UPDATE OF "is_guest" ON "accounts" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION raise_noted_sheets();
ALTER TABLE "code_tries" ADD CONSTRAINT "code_tries_some" CHECK ("tries" > 0);
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_erased_whole" CHECK ("erased_at" IS NULL OR ("erase_at" IS NOT NULL AND "closed_at" IS NOT NULL AND "email" IS NULL AND "password_hash" IS NULL));
CREATE INDEX "accounts_to_erase" ON "accounts" ("erase_at") WHERE "erase_at" IS NOT NULL AND "erased_at" IS NULL;
