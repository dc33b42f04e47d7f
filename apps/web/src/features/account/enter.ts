import { signIn } from 'next-auth/react';
import { useRemember } from './remember';
import { safeNext } from './rules';

/** What a sign-in sends, and the page to open afterwards. */
export interface Entry {
  readonly by: 'password' | 'passkey';
  readonly given: Readonly<Record<string, string>>;
  readonly next: string | undefined;
}

/** Tries to sign in; returns the refusal, and nothing when the next page opens. */
export async function enter({ by, given, next }: Entry): Promise<string | undefined> {
  try {
    const remember = useRemember.getState().isWanted ? { remember: 'yes' } : {};
    const answer = await signIn(by, { redirect: false, ...given, ...remember });
    if (!answer?.ok) return answer?.error ?? 'kernel.unreachable';
    window.location.assign(safeNext(next));
    return undefined;
  } catch {
    return 'kernel.unreachable';
  }
}
