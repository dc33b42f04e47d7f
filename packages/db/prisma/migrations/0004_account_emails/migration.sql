-- Electronic mail is called email; mail is the room of the game.
ALTER TABLE "account_letters" RENAME TO "account_emails";
ALTER TABLE "account_emails" RENAME CONSTRAINT "account_letters_pkey" TO "account_emails_pkey";
ALTER TABLE "account_emails" RENAME CONSTRAINT "account_letters_account_id_fkey" TO "account_emails_account_id_fkey";
ALTER TABLE "account_emails" RENAME CONSTRAINT "account_letters_email_small" TO "account_emails_email_small";
ALTER INDEX "account_letters_token_hash_key" RENAME TO "account_emails_token_hash_key";
ALTER INDEX "account_letters_email_kind_idx" RENAME TO "account_emails_email_kind_idx";
ALTER INDEX "account_letters_account_id_idx" RENAME TO "account_emails_account_id_idx";
ALTER INDEX "account_letters_expires_at_idx" RENAME TO "account_emails_expires_at_idx";

ALTER TABLE "dev_letters" RENAME TO "dev_emails";
ALTER TABLE "dev_emails" RENAME CONSTRAINT "dev_letters_pkey" TO "dev_emails_pkey";
ALTER INDEX "dev_letters_sent_at_idx" RENAME TO "dev_emails_sent_at_idx";

-- Emails that wait in the queue keep waiting under the new name of their job; an empty database has no queue yet.
DO $$
BEGIN
  IF to_regclass('graphile_worker._private_tasks') IS NOT NULL THEN
    UPDATE graphile_worker._private_tasks SET identifier = 'account.send_email'
    WHERE identifier = 'account.send_letter';
  END IF;
END $$;
