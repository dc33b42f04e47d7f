'use client';

import { Button } from './button';
import { useErrorWords } from './providers/refusals';
import { ErrorState } from './states';

interface LoadFailedProps {
  readonly title: string;
  readonly retryLabel: string;
  readonly error: unknown;
  readonly onRetry: () => void;
}

/** Says why something could not be loaded, and offers to load it again. */
export function LoadFailed({ title, retryLabel, error, onRetry }: LoadFailedProps) {
  const words = useErrorWords();
  return (
    <ErrorState
      title={title}
      action={
        <Button icon="restore" onClick={onRetry}>
          {retryLabel}
        </Button>
      }
    >
      {words(error)}
    </ErrorState>
  );
}
