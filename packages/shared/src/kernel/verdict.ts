/** Values a message may need to explain a refusal, e.g. `{ min: 3, max: 16 }`. */
export type MessageParams = Readonly<Record<string, string | number>>;

/** The answer of a rule: yes, or no with a code that both languages can explain. */
export type Verdict = { readonly ok: true } | Refusal;
export interface Refusal {
  readonly ok: false;
  readonly code: string;
  readonly params: MessageParams;
}

export const allowed: Verdict = { ok: true };

/** A refusal with its code, `room.state`, and what the message needs. */
export function refuse(code: string, params: MessageParams = {}): Refusal {
  return { ok: false, code, params };
}
