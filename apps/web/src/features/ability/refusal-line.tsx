'use client';

import { useRefusalWords } from '../../components/providers/refusals';
import { useNow } from '../../components/use-now';
import { useHotbar } from './store';

const shownMs = 2_000;

/** Says in one line above the hotbar why the last action was refused; the same reason again only stays longer. */
export function RefusalLine() {
  const say = useRefusalWords();
  const refusal = useHotbar((state) => state.refusal);
  const now = useNow(refusal ? 250 : null);
  const isShown = refusal !== null && now - refusal.atMs < shownMs;
  return (
    <p role="status" className="pointer-events-none bg-ground/80 px-2 text-sm text-amber empty:hidden">
      {isShown && say(refusal.code, refusal.params)}
    </p>
  );
}
