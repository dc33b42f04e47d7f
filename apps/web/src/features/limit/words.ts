'use client';

import { namedLimits, type NamedLimit } from '@necp/shared/limit/registry';
import type { LimitView } from '@necp/shared/limit/schema';
import { useFormatter, useTranslations } from 'next-intl';

type Value = LimitView['current'];

/** Returns what a limit counts, in the operator's language; a limit of a procedure has the name of the procedure. */
export function useLimitWords(): (limit: Pick<LimitView, 'name'>) => string {
  const t = useTranslations('limit');
  return ({ name }) => (isNamed(name) ? t(`what.${name}`) : t('procedureOf', { path: name.replace('procedure.', '') }));
}

function isNamed(name: string): name is NamedLimit {
  return (namedLimits as readonly string[]).includes(name);
}

/** Returns how a value is written: points within seconds, so many at once, or a percentage. */
export function useValueWords(): (limit: Pick<LimitView, 'kind'>, value: Value) => string {
  const t = useTranslations('limit');
  const format = useFormatter();
  return ({ kind }, { points, windowSeconds }) => {
    const count = format.number(points);
    if (kind === 'role') return t('percent', { count });
    if (windowSeconds === null) return t('atOnce', { count });
    return t('within', { count, seconds: format.number(windowSeconds) });
  };
}

/** Returns the title of a group of limits; a room without one has its name. */
export function useRoomWords(): (room: string) => string {
  const t = useTranslations('limit');
  return (room) => (t.has(`room.${room}` as 'room.account') ? t(`room.${room}` as 'room.account') : room);
}
