'use client';

import { type Decision, MuteChannel, type ReportView } from '@necp/shared/moderation/schema';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '../../components/button';
import { Field } from '../../components/field';
import { newRequestId } from '../../components/kernel/rng';
import { useTRPC } from '../../components/providers/api';
import { ReasonDialog } from '../../components/reason-dialog';
import { Select } from '../../components/select';
import { useSettled } from './use-settled';

const terms = ['10', '60', '1440', '10080', '43200'] as const;
type Term = (typeof terms)[number];
type Asked = Decision['do'] | 'note';

interface DecisionsProps {
  readonly report: ReportView;
  /** The name of the accused player's character. */
  readonly name: string;
}

/** What a moderator can do about a report. */
export function Decisions({ report, name }: DecisionsProps) {
  const t = useTranslations('moderation');
  const [asked, setAsked] = useState<Asked | null>(null);
  return (
    <div className="flex flex-wrap gap-3">
      {report.isOwn ? (
        <p className="text-quiet">{t('own')}</p>
      ) : (
        <>
          <Button tone="danger" onClick={() => setAsked('mute')}>
            {t('mute')}
          </Button>
          <Button onClick={() => setAsked('warn')}>{t('warn')}</Button>
          <Button onClick={() => setAsked('dismiss')}>{t('dismiss')}</Button>
          <Button tone="quiet" onClick={() => setAsked('note')}>
            {t('note')}
          </Button>
        </>
      )}
      {asked === 'note' && <NoteDialog report={report} name={name} onClose={() => setAsked(null)} />}
      {asked !== null && asked !== 'note' && (
        <DecisionDialog report={report} name={name} act={asked} onClose={() => setAsked(null)} />
      )}
    </div>
  );
}

interface DecisionDialogProps extends DecisionsProps {
  readonly act: Decision['do'];
  readonly onClose: () => void;
}

function DecisionDialog({ report, name, act, onClose }: DecisionDialogProps) {
  const t = useTranslations('moderation');
  const [channel, setChannel] = useState<MuteChannel>('all');
  const [term, setTerm] = useState<Term>('60');
  const deciding = useMutation(useTRPC().moderation.decide.mutationOptions(useSettled(onClose)));
  const decision: Decision = act === 'mute' ? { do: act, channel, minutes: Number(term) } : { do: act };
  return (
    <ReasonDialog
      title={t(`${act}Title`, { name })}
      confirmLabel={t(act)}
      cancelLabel={t('cancel')}
      tone={act === 'mute' ? 'danger' : 'primary'}
      waiting={deciding.isPending}
      onConfirm={(reason) => deciding.mutate({ requestId: newRequestId(), reportId: report.id, decision, reason })}
      onClose={onClose}
      fields={() =>
        act === 'mute' && (
          <>
            <Field label={t('where')}>
              <Select
                value={channel}
                options={['all' as const, report.channel, ...others(report.channel)].map((value) => ({
                  value,
                  label: t(`channel.${value}`),
                }))}
                onChange={setChannel}
              />
            </Field>
            <Field label={t('howLong')}>
              <Select
                value={term}
                options={terms.map((value) => ({ value, label: t(`minutes.${value}`) }))}
                onChange={setTerm}
              />
            </Field>
          </>
        )
      }
    >
      <p>{t(`${act}Lead`, { name })}</p>
    </ReasonDialog>
  );
}

/** The channels besides all of them and the one of the report, which stand first. */
const others = (own: MuteChannel) => MuteChannel.options.filter((one) => one !== 'all' && one !== own);

function NoteDialog({ report, name, onClose }: DecisionsProps & { readonly onClose: () => void }) {
  const t = useTranslations('moderation');
  const noting = useMutation(useTRPC().moderation.note.mutationOptions(useSettled(onClose)));
  return (
    <ReasonDialog
      title={t('noteTitle', { name })}
      confirmLabel={t('note')}
      cancelLabel={t('cancel')}
      waiting={noting.isPending}
      onConfirm={(text) => noting.mutate({ requestId: newRequestId(), accountId: report.accused.accountId, text })}
      onClose={onClose}
    >
      <p>{t('noteLead')}</p>
    </ReasonDialog>
  );
}
