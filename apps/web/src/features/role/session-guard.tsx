'use client';

import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';

/** What a page of staff shows may be seen no longer than this after the end of the session. */
const everyMs = 1_500;

interface SessionGuardProps {
  /** Leaves the page; the server decides what its caller sees now. */
  readonly onEnd?: () => void;
}

const reload = () => window.location.reload();

/** Leaves a page of staff as soon as the session that opened it is over, whether it expired or was ended. */
export function SessionGuard({ onEnd = reload }: SessionGuardProps) {
  const isOver = useQuery({
    queryKey: ['session-over'],
    queryFn: async ({ signal }) => (await fetch('/api/session', { signal, cache: 'no-store' })).status === 401,
    refetchInterval: everyMs,
    refetchOnWindowFocus: 'always',
    staleTime: 0,
    retry: false,
  });
  useEffect(() => {
    if (isOver.data === true) onEnd();
  }, [isOver.data, onEnd]);
  return null;
}
