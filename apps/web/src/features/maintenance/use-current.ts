import { secondMs } from '@necp/shared/kernel';
import type { MaintenanceView } from '@necp/shared/maintenance/schema';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { randomShare } from '../../components/kernel/rng';
import { steadyMs } from '../../components/kernel/clock';
import { useTRPC } from '../../components/providers/api';
import { type Announced, announcedBy } from './store';

/** Every page asks at a pace of its own, so that not all ask at once. */
const everyMs = { least: 15 * secondMs, more: 10 * secondMs } as const;

interface Current {
  readonly announced: Announced | null;
  /** Whether the server has said that there is none. */
  readonly isOver: boolean;
}

/** Reads the maintenance and follows it. */
export function useCurrent(given?: MaintenanceView): Current {
  const [refetchInterval] = useState(() => everyMs.least + randomShare() * everyMs.more);
  const { data } = useQuery(
    useTRPC().maintenance.current.queryOptions(undefined, {
      refetchInterval,
      staleTime: 0,
      ...(given === undefined ? {} : { initialData: given }),
    }),
  );
  const announced = useMemo(() => (data ? announcedBy(data, steadyMs()) : null), [data]);
  return { announced, isOver: data === null };
}
