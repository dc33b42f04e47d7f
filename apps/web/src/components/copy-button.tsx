'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { Button } from './button';

/** How long the button says what came of the click. */
const saidMs = 4_000;

interface CopyButtonProps {
  readonly text: string;
  /** What is copied, for screen readers; it begins with the word on the button. */
  readonly name?: string;
  readonly size?: 'small' | 'medium';
}

/** Copies a text, and says on the button and to screen readers whether that worked. */
export function CopyButton({ text, name, size = 'medium' }: CopyButtonProps) {
  const t = useTranslations('kernel');
  const [outcome, setOutcome] = useState<'copied' | 'copyFailed' | null>(null);
  useEffect(() => {
    if (outcome === null) return;
    const timer = setTimeout(() => setOutcome(null), saidMs);
    return () => clearTimeout(timer);
  }, [outcome]);
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setOutcome('copied'),
      () => setOutcome('copyFailed'),
    );
  return (
    <>
      <Button
        size={size}
        icon={outcome === 'copied' ? 'check' : 'copy'}
        aria-label={outcome === 'copied' ? undefined : name}
        onClick={() => void copy()}
      >
        {t(outcome === 'copied' ? 'copied' : 'copy')}
      </Button>
      <span role="status" className={outcome === 'copyFailed' ? 'text-sm text-amber' : 'sr-only'}>
        {outcome && t(outcome)}
      </span>
    </>
  );
}
