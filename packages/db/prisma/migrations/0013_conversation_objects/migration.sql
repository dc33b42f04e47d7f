-- A conversation is with a person or with an object; answers kept for repeats are read by the new name.
ALTER TABLE "conversations" RENAME COLUMN "thing" TO "object_id";
UPDATE "request_answers" SET "answer" = jsonb_set("answer", '{json,conversation}',
  ("answer" #> '{json,conversation}') - 'thing'
    || jsonb_build_object('objectId', "answer" #> '{json,conversation,thing}'))
WHERE jsonb_typeof("answer" #> '{json,conversation}') = 'object' AND "answer" #> '{json,conversation}' ? 'thing';
UPDATE "request_answers" SET "answer" = jsonb_set("answer", '{json}',
  ("answer" -> 'json') - 'thing' || jsonb_build_object('objectId', "answer" #> '{json,thing}'))
WHERE jsonb_typeof("answer" -> 'json') = 'object' AND "answer" -> 'json' ? 'thing';
