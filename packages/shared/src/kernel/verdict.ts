/** Values that a message needs to explain a refusal, e.g. `{ min: 3, max: 16 }`. */
export type MessageParams = Readonly<Record<string, string | number>>;

/** The answer of a rule: allowed, or refused with a code that has a message in both languages. */
export type Verdict = { readonly ok: true } | Refusal;
export interface Refusal {
  readonly ok: false;
  readonly code: string;
  readonly params: MessageParams;
}

export const allowed: Verdict = { ok: true };

/** Creates a refusal from its code, `room.state`, and the values its message needs. */
export function refuse(code: string, params: MessageParams = {}): Refusal {
  return { ok: false, code, params };
}
