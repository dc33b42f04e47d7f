import type { KeyAction, KeyBindings } from '@necp/shared/settings/schema';
import { useState, type KeyboardEvent } from 'react';
import { keyName } from '../../components/key-names';
import { bindKey, takeKey } from './bindings';

export interface KeySlotAddress {
  readonly action: KeyAction;
  readonly slot: number;
}
interface Conflict extends KeySlotAddress {
  readonly code: string;
  readonly by: KeyAction;
}
interface Rebinding {
  readonly keys: KeyBindings;
  readonly onChange: (keys: KeyBindings) => void;
}

/** Waits for the key of a slot and binds it; a key that another action has becomes a conflict the player can settle. */
export function useRebinding({ keys, onChange }: Rebinding) {
  const [listening, setListening] = useState<KeySlotAddress | null>(null);
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const [keptKey, setKeptKey] = useState<string | null>(null);
  const listen = (slot: KeySlotAddress | null) => {
    setListening(slot);
    setConflict(null);
    setKeptKey(null);
  };
  const onKeyDown = (address: KeySlotAddress) => (event: KeyboardEvent) => {
    if (listening?.action !== address.action || listening.slot !== address.slot) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') return listen(null);
    const answer = bindKey(keys, address, event.code);
    listen(null);
    if (answer.kind === 'bound') onChange(answer.keys);
    if (answer.kind === 'taken') setConflict({ ...address, code: answer.code, by: answer.by });
    if (answer.kind === 'kept') setKeptKey(keyName(answer.code) || '?');
  };
  const takeOver = () => {
    if (conflict) onChange(takeKey(keys, conflict, conflict.code));
    listen(null);
  };
  return { listening, conflict, keptKey, listen, stopListening: () => setListening(null), onKeyDown, takeOver };
}
