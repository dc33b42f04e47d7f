'use client';

import { FaultScreen } from '../components/site/fault-screen';
import '../styles/fallback-fonts.css';
import '../styles/fonts.css';
import '../styles/globals.css';

/** Replaces the whole page when even its layout failed. */
export default function GlobalErrorPage({
  error,
  reset,
}: {
  readonly error: Error & { readonly digest?: string };
  readonly reset: () => void;
}) {
  return (
    <html lang="en">
      <body>
        <FaultScreen digest={error.digest} onRetry={reset} />
      </body>
    </html>
  );
}
