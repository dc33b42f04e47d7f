'use client';

import { useSyncExternalStore } from 'react';
import en from '../../messages/en/fault.json';
import ru from '../../messages/ru/fault.json';
import { Button } from '../button';
import { ErrorState } from '../states';

const never = () => () => {};

/** Shows that a page failed. Its few texts are built in, because the dictionary may be what failed. */
export function FaultScreen({
  digest,
  onRetry,
}: {
  readonly digest?: string | undefined;
  readonly onRetry: () => void;
}) {
  const isRussian = useSyncExternalStore(
    never,
    () =>
      /(?:^|; )necp_locale=ru/.test(document.cookie) ||
      (!/necp_locale=/.test(document.cookie) && navigator.language.startsWith('ru')),
    () => false,
  );
  const { texts: words } = isRussian ? ru : en;
  return (
    <main lang={isRussian ? 'ru' : 'en'} className="grid min-h-dvh place-items-center px-4">
      <ErrorState
        title={words.title}
        action={
          <>
            <Button tone="primary" icon="restore" onClick={onRetry}>
              {words.retry}
            </Button>
            <Button asChild>
              <a href="/">{words.home}</a>
            </Button>
          </>
        }
      >
        <p>{words.text}</p>
        {digest && (
          <p className="number mt-3 text-sm">
            {words.number} {digest}
          </p>
        )}
      </ErrorState>
    </main>
  );
}
