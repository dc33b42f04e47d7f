'use client';

import type { AppRouter } from '@necp/api/root';
import { TRPCClientError, type TRPCLink } from '@trpc/client';
import { observable } from '@trpc/server/observable';
import { create } from 'zustand';

/** What became of the player's proof. */
type Outcome = 'given' | 'refused';
type Answer = (outcome: Outcome) => void;

interface ProofRequests {
  /** Whether the page has a dialog that can ask. */
  readonly canAsk: boolean;
  /** The refused acts that wait for a proof. */
  readonly waiting: readonly Answer[];
}

/** The acts that the server refused until the player proves who they are; the dialog of the page answers them. */
export const useProofRequests = create<ProofRequests>(() => ({ canAsk: false, waiting: [] }));

/** Lets refused acts wait for the dialog; returns a function that ends it and refuses what waits. */
export function offerProof(): () => void {
  useProofRequests.setState({ canAsk: true });
  return () => {
    useProofRequests.setState({ canAsk: false });
    answerProofRequests('refused');
  };
}

/** Answers every waiting act: it is sent again after a proof, and refused without one. */
export function answerProofRequests(outcome: Outcome): void {
  const { waiting } = useProofRequests.getState();
  useProofRequests.setState({ waiting: [] });
  for (const answer of waiting) answer(outcome);
}

function askForProof(): Promise<Outcome> {
  if (!useProofRequests.getState().canAsk) return Promise.resolve('refused');
  return new Promise((answer) => useProofRequests.setState(({ waiting }) => ({ waiting: [...waiting, answer] })));
}

/**
 * Carries out an act that is no call of the API and answers with the code of its refusal, and once more after a proof
 * when it lacks one.
 */
export async function proveAndRepeat(act: () => Promise<string | undefined>): Promise<string | undefined> {
  const refused = await act();
  if (refused !== proofRequired || (await askForProof()) === 'refused') return refused;
  return act();
}

const proofRequired = 'session.proof_required';

/**
 * Asks the player for a proof when the server refuses an act for the lack of one, and sends the same act again
 * afterwards, with the same id.
 */
export const proofLink: TRPCLink<AppRouter> =
  () =>
  ({ op, next }) =>
    observable((observer) => {
      let isOver = false;
      const send = () =>
        next(op).subscribe({
          next: (value) => observer.next(value),
          complete: () => observer.complete(),
          error: (error) => {
            if (!lacksProof(error)) return observer.error(error);
            void askForProof().then((outcome) => {
              if (isOver) return;
              if (outcome === 'given') current = send();
              else observer.error(error);
            });
          },
        });
      let current = send();
      return () => {
        isOver = true;
        current.unsubscribe();
      };
    });

function lacksProof(error: unknown): boolean {
  if (!(error instanceof TRPCClientError)) return false;
  const refused = error.data as { readonly game?: { readonly code: string } } | null | undefined;
  return refused?.game?.code === proofRequired;
}
