import { useEffect, useState } from 'react';
import { usePadCapture } from '../../components/controls/pad-capture';
import { type Binding, type Bindings, type Slot, takeCode } from './bindings';

interface Conflict<A extends string> extends Slot<A> {
  readonly code: string;
  readonly by: A;
}

interface RebindingOptions<A extends string> {
  readonly bound: Bindings<A>;
  /** Tries to bind a code to a slot. */
  readonly bind: (bound: Bindings<A>, place: Slot<A>, code: string) => Binding<A>;
  readonly onChange: (bound: Bindings<A>) => void;
}

/** Waits for the code of a slot and binds it; one that another action has becomes a conflict the player can settle. */
export function useRebinding<A extends string>({ bound, bind, onChange }: RebindingOptions<A>) {
  const [listening, setListening] = useState<Slot<A> | null>(null);
  const [conflict, setConflict] = useState<Conflict<A> | null>(null);
  const [keptCode, setKeptCode] = useState<string | null>(null);
  const listen = (slot: Slot<A> | null) => {
    setListening(slot);
    setConflict(null);
    setKeptCode(null);
  };
  /** Takes what the player has pressed for the slot that waits. */
  const take = (code: string) => {
    if (!listening) return;
    const answer = bind(bound, listening, code);
    listen(null);
    if (answer.kind === 'bound') onChange(answer.bound);
    if (answer.kind === 'taken') setConflict({ ...listening, code: answer.code, by: answer.by });
    if (answer.kind === 'kept') setKeptCode(answer.code);
  };
  const takeOver = () => {
    if (conflict) onChange(takeCode(bound, conflict, conflict.code));
    listen(null);
  };
  return { listening, conflict, keptCode, listen, take, stopListening: () => setListening(null), takeOver };
}

/** Passes the next button of a gamepad to a slot that waits for one, instead of to the menus. */
export function useCapturedButton(take: ((code: string) => void) | null): void {
  useEffect(() => {
    usePadCapture.setState({ take });
    return () => usePadCapture.setState({ take: null });
  }, [take]);
}
