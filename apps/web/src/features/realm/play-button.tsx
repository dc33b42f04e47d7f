'use client';

import type { Locale } from '@necp/shared/kernel';
import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { clsx } from 'clsx';
import { buttonLook } from '../../components/button-look';
import { PadGlyph } from '../../components/controls/pad-glyph';
import { fetchEngine } from '../base/fetch-engine';
import { hasOpenedGuest, openGuest } from './guest';
import { usePadPress } from './use-pad-press';

interface PlayButtonProps {
  readonly locale: Locale;
  readonly words: { readonly play: string; readonly opening: string };
  /** The messages of refusals by code; `kernel.unreachable` means that there was no answer. */
  readonly refusals: Readonly<Record<string, string>>;
}

/** One click creates a guest account and starts the tutorial. */
export function PlayButton({ locale, words, refusals }: PlayButtonProps) {
  const router = useRouter();
  const [state, setState] = useState<{ phase: 'ready' | 'opening' } | { phase: 'refused'; code: string }>({
    phase: 'ready',
  });
  const isOpening = state.phase === 'opening';

  // A guest who goes back from the city finds this page as it was before.
  useEffect(() => {
    if (hasOpenedGuest()) router.refresh();
  }, [router]);

  async function play() {
    setState({ phase: 'opening' });
    fetchEngine();
    try {
      const code = hasOpenedGuest() ? null : await openGuest(locale);
      if (code === null) router.push('/play');
      else setState({ phase: 'refused', code });
    } catch {
      setState({ phase: 'refused', code: 'kernel.unreachable' });
    }
  }

  const press = isOpening ? undefined : () => void play();
  const padKind = usePadPress(() => press?.());

  return (
    <div className="grid justify-items-start gap-3">
      <button
        type="button"
        aria-busy={isOpening || undefined}
        aria-disabled={isOpening || undefined}
        onClick={press}
        className={clsx(buttonLook({ tone: 'primary', size: 'large' }), 'min-w-64')}
      >
        {isOpening && (
          <span aria-hidden className="size-4 shrink-0 animate-waiting border-2 border-current border-r-transparent" />
        )}
        <span className="min-w-0 py-1 leading-tight">{isOpening ? words.opening : words.play}</span>
        {padKind !== null && !isOpening && (
          <span aria-hidden>
            <PadGlyph code="Pad0" kind={padKind} layer="" />
          </span>
        )}
      </button>
      <p role="alert" className="max-w-sm text-sm text-red empty:hidden">
        {state.phase === 'refused' ? (refusals[state.code] ?? refusals['kernel.fault']) : null}
      </p>
    </div>
  );
}
