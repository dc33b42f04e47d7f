'use client';

import { zoneNames } from '@necp/content/client';
import type { Locale, SessionId } from '@necp/shared/kernel';
import type { SessionView } from '@necp/shared/session/schema';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useFormatter, useLocale, useNow, useTranslations } from 'next-intl';
import { toast } from 'sonner';
import { Badge } from '../../components/badge';
import { Button } from '../../components/button';
import { useCountryWords } from '../../components/country-words';
import { useDeviceWords } from '../../components/device-words';
import { Icon } from '../../components/icon';
import { newRequestId } from '../../components/kernel/rng';
import { ListRow } from '../../components/list';
import { useTRPC } from '../../components/providers/api';
import { useErrorToast } from '../../components/use-error-toast';

/** One session: the device in words, where it is used from, what it plays, and a button that ends it. */
export function SessionRow({ session }: { readonly session: SessionView }) {
  const t = useTranslations('session');
  const format = useFormatter();
  const now = useNow({ updateInterval: 30_000 });
  const ending = useEndSession();
  const countryOf = useCountryWords();
  const device = useDeviceWords()(session.device);
  const isPhone = /Android|iOS|iPadOS/.test(session.device);
  return (
    <ListRow
      lead={<Icon name={isPhone ? 'device' : 'desktop'} label={t(isPhone ? 'phone' : 'desk')} />}
      title={device}
      detail={
        <>
          {session.country && <span className="mr-3 inline-block text-text">{countryOf(session.country)}</span>}
          {session.address && (
            <span className="mr-3 inline-block">
              {t.rich('network', {
                address: session.address,
                n: (words) => <span className="number text-xs">{words}</span>,
              })}
            </span>
          )}
          <span className="mr-3 inline-block">
            {t('signedIn', { date: format.dateTime(session.createdAt, { dateStyle: 'medium', timeStyle: 'short' }) })}
          </span>
          <span className="mr-3 inline-block">{t('seen', { when: format.relativeTime(session.lastSeenAt, now) })}</span>
          {session.character && <PlayedCharacter character={session.character} />}
        </>
      }
      trail={
        session.isCurrent ? (
          <Badge tone="green">{t('current')}</Badge>
        ) : (
          <Button
            size="small"
            aria-label={t('endNamed', { device })}
            waiting={ending.isPending}
            onClick={() => ending.mutate({ requestId: newRequestId(), sessionId: session.id as SessionId })}
          >
            {t('end')}
          </Button>
        )
      }
    />
  );
}

/** The character of a session, and the district in which it is or was. */
function PlayedCharacter({ character }: { readonly character: NonNullable<SessionView['character']> }) {
  const t = useTranslations('session');
  const locale = useLocale() as Locale;
  const { name, zoneId, isInCity } = character;
  const zone = zoneNames[zoneId]?.[locale] ?? zoneId;
  return (
    <span className={isInCity ? 'inline-block text-cyan' : 'inline-block'}>
      {t(isInCity ? 'plays' : 'played', { name, zone })}
    </span>
  );
}

/** Removes the session from the list at once and restores it when the server refuses. */
function useEndSession() {
  const t = useTranslations('session');
  const api = useTRPC();
  const queries = useQueryClient();
  const sayError = useErrorToast();
  const key = api.session.list.queryKey();
  return useMutation(
    api.session.revoke.mutationOptions({
      onMutate: async ({ sessionId }) => {
        await queries.cancelQueries({ queryKey: key });
        const before = queries.getQueryData(key);
        queries.setQueryData(
          key,
          (list) => list && { ...list, sessions: list.sessions.filter((session) => session.id !== sessionId) },
        );
        return before;
      },
      onError: (error, _input, before) => {
        queries.setQueryData(key, before);
        sayError(error);
      },
      onSuccess: () => toast.success(t('ended')),
      onSettled: () => queries.invalidateQueries({ queryKey: key }),
    }),
  );
}
