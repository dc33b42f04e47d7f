'use client';

import { FaultScreen } from '../components/site/fault-screen';

export default function ErrorPage({
  error,
  reset,
}: {
  readonly error: Error & { readonly digest?: string };
  readonly reset: () => void;
}) {
  return <FaultScreen digest={error.digest} onRetry={reset} />;
}
