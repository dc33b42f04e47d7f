-- Jobs that wait to drop ended sessions from the cache keep waiting under the new name; an empty database has no queue.
DO $$
BEGIN
  IF to_regclass('graphile_worker._private_tasks') IS NOT NULL THEN
    UPDATE graphile_worker._private_tasks SET identifier = 'session.evict_cached'
    WHERE identifier = 'session.forget_hot';
  END IF;
END $$;
