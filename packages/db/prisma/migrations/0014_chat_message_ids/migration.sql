-- What a player says in the chat is a message.
ALTER TABLE "chat_messages" RENAME COLUMN "line_id" TO "message_id";
ALTER INDEX "chat_messages_line_id_key" RENAME TO "chat_messages_message_id_key";
