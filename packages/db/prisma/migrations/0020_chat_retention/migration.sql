-- Old messages are removed by their time alone.
CREATE INDEX "chat_messages_at_idx" ON "chat_messages"("at");
