-- When the owner of a session last proved who they are, and by what.
ALTER TABLE "sessions" ADD COLUMN "proven_at" TIMESTAMPTZ(3), ADD COLUMN "proven_by" TEXT;
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_proven_whole" CHECK (("proven_at" IS NULL) = ("proven_by" IS NULL));
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_proven_by" CHECK ("proven_by" IN ('password', 'code', 'recovery_code'));
