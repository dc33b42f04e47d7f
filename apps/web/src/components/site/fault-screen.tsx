'use client';

import { useSyncExternalStore } from 'react';
import en from '../../messages/en/fault.json';
import ru from '../../messages/ru/fault.json';
import { buttonLook } from '../button-look';

const never = () => () => {};

/**
 * Shows that a page failed. Its few texts are built in, because the dictionary may be what failed; every page loads it,
 * so it uses little else.
 */
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
      /(?:^|; )(?:__Host-)?necp\.locale=ru/.test(document.cookie) ||
      (!/necp\.locale=/.test(document.cookie) && navigator.language.startsWith('ru')),
    () => false,
  );
  const { texts: words } = isRussian ? ru : en;
  return (
    <main lang={isRussian ? 'ru' : 'en'} className="grid min-h-dvh place-items-center px-4">
      <div role="alert" className="grid max-w-md justify-items-center gap-4 p-6 text-center">
        <h1 className="text-xl text-red">{words.title}</h1>
        <div className="text-quiet">
          <p>{words.text}</p>
          {digest && (
            <p className="number mt-3 text-sm">
              {words.number} {digest}
            </p>
          )}
        </div>
        <div className="flex flex-wrap justify-center gap-3">
          <button type="button" onClick={onRetry} className={buttonLook({ tone: 'primary' })}>
            {words.retry}
          </button>
          <a href="/" className={buttonLook()}>
            {words.home}
          </a>
        </div>
      </div>
    </main>
  );
}
