'use client';

import { secondMs } from '@necp/shared/kernel';
import type { WatchView } from '@necp/shared/moderation/schema';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '../../components/button';
import { Field } from '../../components/field';
import { newRequestId } from '../../components/kernel/rng';
import { List, ListRow } from '../../components/list';
import { LoadFailed } from '../../components/load-failed';
import { Panel, PanelTitle } from '../../components/panel';
import { useTRPC } from '../../components/providers/api';
import { ReasonDialog } from '../../components/reason-dialog';
import { Select } from '../../components/select';
import { Loading } from '../../components/states';
import { TextLink } from '../../components/text-link';
import { useSettled } from './use-settled';

const everyMs = 15 * secondMs;

/** Who is muted now, and how slow the channels are that everyone hears. */
export function WatchBoard({ canSlow }: { readonly canSlow: boolean }) {
  const t = useTranslations('moderation');
  const seen = useQuery(useTRPC().moderation.watch.queryOptions(undefined, { refetchInterval: everyMs }));
  return (
    <>
      <Panel as="section" surface="solid">
        <PanelTitle>{t('mutes')}</PanelTitle>
        {seen.isPending && <Loading label={t('loading')} />}
        {seen.isError && (
          <LoadFailed
            title={t('loadFailed')}
            retryLabel={t('tryAgain')}
            error={seen.error}
            onRetry={() => void seen.refetch()}
          />
        )}
        {seen.data?.mutes.length === 0 && <p className="mt-2 text-quiet">{t('noMutes')}</p>}
        <List className="mt-2">
          {seen.data?.mutes.map((mute) => (
            <MuteRow key={mute.id} mute={mute} />
          ))}
        </List>
      </Panel>
      {seen.data && (
        <Panel as="section" surface="solid">
          <PanelTitle>{t('slow')}</PanelTitle>
          <p className="mt-2 text-quiet">{t('slowLead')}</p>
          <List className="mt-2">
            {seen.data.slow.map((slow) => (
              <SlowRow key={slow.channel} slow={slow} canSlow={canSlow} />
            ))}
          </List>
        </Panel>
      )}
    </>
  );
}

function MuteRow({ mute }: { readonly mute: WatchView['mutes'][number] }) {
  const t = useTranslations('moderation');
  const format = useFormatter();
  const [isAsked, setAsked] = useState(false);
  const ending = useMutation(useTRPC().moderation.endMute.mutationOptions(useSettled(() => setAsked(false))));
  const name = mute.names.length > 0 ? mute.names.join(', ') : t('gone');
  const { channel, until, reason } = mute;
  return (
    <ListRow
      title={<TextLink href={`/operator/people/${mute.accountId}`}>{name}</TextLink>}
      detail={
        <>
          {channel !== null &&
            until !== null &&
            t('muteOf', {
              channel: t(`channel.${channel}`),
              until: format.dateTime(until, { dateStyle: 'medium', timeStyle: 'short' }),
            })}
          <span className="block break-words text-text">{reason}</span>
        </>
      }
      trail={
        <>
          <Button size="small" onClick={() => setAsked(true)}>
            {t('endMute')}
          </Button>
          {isAsked && (
            <ReasonDialog
              title={t('endTitle', { name })}
              confirmLabel={t('endMute')}
              cancelLabel={t('cancel')}
              waiting={ending.isPending}
              onConfirm={(why) => ending.mutate({ requestId: newRequestId(), sanctionId: mute.id, reason: why })}
              onClose={() => setAsked(false)}
            >
              <p>{t('endLead')}</p>
            </ReasonDialog>
          )}
        </>
      }
    />
  );
}

const waits = ['usual', '0', '3', '10', '30', '60', '120', '300'] as const;
type Wait = (typeof waits)[number];

interface SlowRowProps {
  readonly slow: WatchView['slow'][number];
  readonly canSlow: boolean;
}

function SlowRow({ slow: { channel, seconds, isUsual }, canSlow }: SlowRowProps) {
  const t = useTranslations('moderation');
  const [isAsked, setAsked] = useState(false);
  const [wait, setWait] = useState<Wait>('usual');
  const setting = useMutation(useTRPC().moderation.setSlow.mutationOptions(useSettled(() => setAsked(false))));
  const set = (reason: string) =>
    setting.mutate({
      requestId: newRequestId(),
      channel,
      seconds: wait === 'usual' ? null : Number(wait),
      reason,
    });
  return (
    <ListRow
      title={t(`channel.${channel}`)}
      detail={isUsual ? `${t('slowOf', { seconds })} (${t('usual')})` : t('slowOf', { seconds })}
      trail={
        <>
          {canSlow && (
            <Button size="small" onClick={() => setAsked(true)}>
              {t('change')}
            </Button>
          )}
          {isAsked && (
            <ReasonDialog
              title={t('slowTitle', { channel: t(`channel.${channel}`) })}
              confirmLabel={t('change')}
              cancelLabel={t('cancel')}
              waiting={setting.isPending}
              onConfirm={set}
              onClose={() => setAsked(false)}
              fields={() => (
                <Field label={t('wait')}>
                  <Select
                    value={wait}
                    options={waits.map((value) => ({
                      value,
                      label: value === 'usual' ? t('usualWait') : t('slowOf', { seconds: Number(value) }),
                    }))}
                    onChange={setWait}
                  />
                </Field>
              )}
            >
              <p>{t('slowChange')}</p>
            </ReasonDialog>
          )}
        </>
      }
    />
  );
}
