ALTER TABLE "audit_log" ADD CONSTRAINT "audit_log_hashes" CHECK ("hash" ~ '^[0-9a-f]{64}$' AND "prev_hash" ~ '^[0-9a-f]{64}$');
ALTER TABLE "audit_log" ADD CONSTRAINT "audit_log_from_one" CHECK ("seq" > 0);
CREATE TRIGGER "audit_log_append_only" BEFORE UPDATE OR DELETE ON "audit_log" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "audit_log_no_truncate" BEFORE TRUNCATE ON "audit_log" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
-- A session that replays changes of another server is refused too.
ALTER TABLE "audit_log" ENABLE ALWAYS TRIGGER "audit_log_append_only";
ALTER TABLE "audit_log" ENABLE ALWAYS TRIGGER "audit_log_no_truncate";
