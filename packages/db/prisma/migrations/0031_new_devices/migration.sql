-- The session an email speaks of, which its link ends.
ALTER TABLE "account_emails" ADD COLUMN "session_id" UUID;
