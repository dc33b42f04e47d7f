import type { ConversationView, RollView } from '@necp/shared/quest/schema';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { newRequestId } from '../../components/kernel/rng';
import { useTRPC } from '../../components/providers/api';

export interface ConversationCallbacks {
  /** Called when the conversation is over, by a choice or because the player walked away. */
  readonly onOver: () => void;
  /** Called when the conversation leads to the vendor's counter. */
  readonly onShop: () => void;
  /** Called when a check is rolled. */
  readonly onThrow?: (() => void) | undefined;
}

interface ShownRoll {
  readonly roll: RollView;
  readonly next: ConversationView | null;
  readonly opens: 'shop' | null;
}

/**
 * Reads the conversation, sends choices, and delays the node after a check until its roll has been shown. A node takes
 * one answer, because its replies stay on the screen until the next one is drawn.
 */
export function useConversation({ onOver, onShop, onThrow }: ConversationCallbacks) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const key = trpc.quest.conversation.queryKey();
  // What was read for the conversation before, or is still being read, has the replies of that one.
  useState(() => queries.removeQueries({ queryKey: key }));
  const view = useQuery({ ...trpc.quest.conversation.queryOptions(), staleTime: 0 });
  const [roll, setRoll] = useState<ShownRoll | null>(null);
  const [turn, setTurn] = useState(0);
  const answeredTurn = useRef(-1);
  const goOn = (next: ConversationView | null, opens: 'shop' | null) => {
    // What was asked before the answer would bring the earlier node back.
    void queries.cancelQueries({ queryKey: key });
    queries.setQueryData(key, next);
    setRoll(null);
    setTurn((now) => now + 1);
    if (opens === 'shop') onShop();
    else if (next === null) onOver();
  };
  const choose = useMutation(
    trpc.quest.choose.mutationOptions({
      onSuccess: ({ roll: thrown, conversation, opens }) => {
        if (!thrown) return goOn(conversation, opens);
        setRoll({ roll: thrown, next: conversation, opens });
        onThrow?.();
      },
      onError: () => {
        setTurn((now) => now + 1);
        void view.refetch();
      },
    }),
  );
  const isOver = view.isSuccess && !view.isFetching && view.data === null && roll === null && !choose.isPending;
  useEffect(() => {
    if (isOver) onOver();
  }, [isOver, onOver]);
  const leave = useMutation(trpc.quest.closeConversation.mutationOptions({ onSettled: onOver }));
  const end = () => {
    answeredTurn.current = turn;
    leave.mutate({ requestId: newRequestId() });
  };
  const conversation = view.data ?? null;
  const take = (index: number) => {
    if (!conversation?.nodeId || roll || answeredTurn.current >= turn) return;
    answeredTurn.current = turn;
    choose.mutate({
      requestId: newRequestId(),
      conversationId: conversation.conversationId,
      nodeId: conversation.nodeId,
      choice: index,
    });
  };
  return {
    conversation,
    roll,
    isLoading: view.isPending,
    waiting: choose.isPending,
    error: choose.error ?? view.error,
    take,
    end,
    goOn,
  };
}
