'use client';

import {
  canPlanEvent,
  GuildEventKind,
  type GuildEventView,
  type PlanEventInput,
  reminderMinutes,
} from '@necp/shared/guild/calendar';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '../../components/button';
import { Field } from '../../components/field';
import { Input, TextArea } from '../../components/input';
import { wallClock } from '../../components/kernel/clock';
import { newRequestId } from '../../components/kernel/rng';
import { useRefusalWords } from '../../components/providers/refusals';
import { Select } from '../../components/select';
import { Switch } from '../../components/switch';
import { wholeNumber } from '../../components/whole-number';
import type { LifeActions } from './use-life';
import { fieldTime, tomorrow } from './use-when';

interface EventFormProps {
  /** The event to change; null plans a new one. */
  readonly event: GuildEventView | null;
  readonly actions: LifeActions;
  readonly onClose: () => void;
}

const lengths = { min: 15, max: 720 };
const room = { min: 2, max: 200 };

/** What is typed; numbers and times stay texts until they are sent. */
interface Draft {
  readonly title: string;
  readonly note: string;
  readonly kind: GuildEventKind;
  readonly at: string;
  readonly lasts: string;
  readonly remind: `${(typeof reminderMinutes)[number]}`;
  readonly places: string;
  readonly isShared: boolean;
}

function draftOf(event: GuildEventView | null): Draft {
  if (event === null)
    return {
      ...{ title: '', note: '', kind: 'instance', at: fieldTime(tomorrow()), lasts: '120', remind: '30' },
      ...{ places: '', isShared: false },
    };
  const { title, note, kind, startsAt, endsAt, remindMinutes, places, isShared } = event;
  return {
    ...{ title, note, kind, isShared, at: fieldTime(startsAt), places: places === null ? '' : `${places}` },
    lasts: `${Math.round((endsAt.getTime() - startsAt.getTime()) / 60_000)}`,
    remind: `${remindMinutes}` as Draft['remind'],
  };
}

/** Returns what a draft asks for, or what is wrong with it. */
function useSendable(draft: Draft): {
  readonly input: Omit<PlanEventInput, 'requestId'> | null;
  readonly fault: string;
} {
  const t = useTranslations('guild.events');
  const words = useRefusalWords();
  const { title, note, kind, isShared } = draft;
  const startsAtMs = Date.parse(draft.at);
  const lastsMinutes = wholeNumber(draft.lasts, lengths);
  const places = draft.places.trim() === '' ? null : wholeNumber(draft.places, room);
  if (title.trim() === '') return { input: null, fault: t('noTitle') };
  if (Number.isNaN(startsAtMs)) return { input: null, fault: t('noTime') };
  if (lastsMinutes === null) return { input: null, fault: t('lastsWrong', lengths) };
  if (places === null && draft.places.trim() !== '') return { input: null, fault: t('placesWrong', room) };
  const verdict = canPlanEvent({ startsAtMs }, { nowMs: wallClock.nowMs(), planned: 0 });
  if (!verdict.ok) return { input: null, fault: words(verdict.code, verdict.params) };
  const remindMinutes = Number(draft.remind) as PlanEventInput['remindMinutes'];
  return { input: { title, note, kind, startsAtMs, lastsMinutes, remindMinutes, places, isShared }, fault: '' };
}

/** Plans an event, or changes one. */
export function EventForm({ event, actions, onClose }: EventFormProps) {
  const t = useTranslations('guild.events');
  const [draft, setDraft] = useState(() => draftOf(event));
  const [isTried, tryIt] = useState(false);
  const change = (changes: Partial<Draft>) => setDraft((known) => ({ ...known, ...changes }));
  const { input, fault } = useSendable(draft);
  const { planEvent, changeEvent } = actions;
  const send = () => {
    tryIt(true);
    if (input === null) return;
    const asked = { requestId: newRequestId(), ...input };
    if (event === null) planEvent.mutate(asked, { onSuccess: onClose });
    else changeEvent.mutate({ ...asked, eventId: event.eventId }, { onSuccess: onClose });
  };
  return (
    <form
      noValidate
      aria-label={t(event === null ? 'plan' : 'change')}
      className="grid content-start gap-4"
      onSubmit={(submitted) => {
        submitted.preventDefault();
        send();
      }}
    >
      <Field label={t('title')} aside={`${draft.title.length}/60`}>
        <Input value={draft.title} maxLength={60} onChange={(typed) => change({ title: typed.target.value })} />
      </Field>
      <TimeFields draft={draft} change={change} />
      <Field label={t('note')} aside={`${draft.note.length}/400`}>
        <TextArea
          rows={3}
          value={draft.note}
          maxLength={400}
          onChange={(typed) => change({ note: typed.target.value })}
        />
      </Field>
      <Switch
        label={t('share')}
        hint={t('shareHint')}
        checked={draft.isShared}
        onChange={(isShared) => change({ isShared })}
      />
      <p role="alert" className="text-sm text-red empty:hidden">
        {isTried && fault}
      </p>
      <div className="flex flex-wrap gap-3">
        <Button type="submit" tone="primary" waiting={planEvent.isPending || changeEvent.isPending}>
          {t(event === null ? 'send' : 'save')}
        </Button>
        <Button onClick={onClose}>{t('back')}</Button>
      </div>
    </form>
  );
}

interface PartProps {
  readonly draft: Draft;
  readonly change: (changes: Partial<Draft>) => void;
}

function TimeFields({ draft, change }: PartProps) {
  const t = useTranslations('guild.events');
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field label={t('starts')} hint={t('startsHint')}>
        <Input type="datetime-local" value={draft.at} onChange={(typed) => change({ at: typed.target.value })} />
      </Field>
      <Field label={t('lastsMinutes')}>
        <Input inputMode="numeric" value={draft.lasts} onChange={(typed) => change({ lasts: typed.target.value })} />
      </Field>
      <Field label={t('kindLabel')}>
        <Select
          value={draft.kind}
          options={GuildEventKind.options.map((value) => ({ value, label: t(`kind.${value}`) }))}
          onChange={(kind) => change({ kind })}
        />
      </Field>
      <Field label={t('remind')}>
        <Select
          value={draft.remind}
          options={reminderMinutes.map((minutes) => ({
            value: `${minutes}` as const,
            label: t('before', { minutes }),
          }))}
          onChange={(remind) => change({ remind })}
        />
      </Field>
      <Field label={t('places')} hint={t('placesHint')}>
        <Input inputMode="numeric" value={draft.places} onChange={(typed) => change({ places: typed.target.value })} />
      </Field>
    </div>
  );
}
