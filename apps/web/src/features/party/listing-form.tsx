'use client';

import { Locale, type Verdict } from '@necp/shared/kernel';
import { canPutUp } from '@necp/shared/party/finder-rules';
import { type Activity, type ListingView, noteLength, type RoleSlots } from '@necp/shared/party/finder-schema';
import { levelCap } from '@necp/shared/progression/content';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '../../components/button';
import { Field } from '../../components/field';
import { Input } from '../../components/input';
import { newRequestId } from '../../components/kernel/rng';
import { useRefusalWords } from '../../components/providers/refusals';
import { Select } from '../../components/select';
import { Switch } from '../../components/switch';
import { wholeNumber } from '../../components/whole-number';
import { useActivityEntries, useActivityOptions } from './activities';
import type { PartyActions } from './use-party';

const slotOrder = ['tank', 'healer', 'damage', 'any'] as const;
/** The value of the list of entries that names none. */
const any = 'any';

/** How large the own party is; a player without one counts as a party of one. */
export interface PartySize {
  readonly isRaid: boolean;
  readonly members: number;
}

interface ListingFormProps {
  /** What is up now; null when nothing is. */
  readonly listing: ListingView | null;
  readonly size: PartySize;
  readonly actions: PartyActions;
  /** Leaves the form; null when there is nothing else to show. */
  readonly onClose: (() => void) | null;
}

/** What is typed; numbers stay texts until they are sent. */
interface Draft {
  readonly activity: Activity;
  readonly contentId: string | null;
  readonly min: string;
  readonly max: string;
  readonly slots: Readonly<Record<keyof RoleSlots, string>>;
  readonly note: string;
  readonly locale: Locale;
  readonly isAuto: boolean;
}

function draftOf(listing: ListingView | null, locale: Locale): Draft {
  const { levels, slots, ...known } = listing ?? {
    ...{ activity: 'anything', contentId: null, note: '', locale, isAuto: false },
    levels: { min: 1, max: levelCap },
    slots: { tank: 0, healer: 0, damage: 0, any: 1 },
  };
  const { activity, contentId, note, isAuto } = known;
  const texts = { tank: `${slots.tank}`, healer: `${slots.healer}`, damage: `${slots.damage}`, any: `${slots.any}` };
  return {
    ...{ activity: activity as Activity, contentId, note, isAuto, locale: known.locale },
    ...{ min: `${levels.min}`, max: `${levels.max}`, slots: texts },
  };
}

/** Returns what a draft asks for; numbers that cannot be read count as null. */
function numbersOf({ slots, min, max }: Draft) {
  const [tank, healer, damage, anyRole] = slotOrder.map((role) => wholeNumber(slots[role], { min: 0, max: 39 }));
  const levels = { min: wholeNumber(min, { min: 1, max: levelCap }), max: wholeNumber(max, { min: 1, max: levelCap }) };
  if (tank == null || healer == null || damage == null || anyRole == null) return null;
  if (levels.min === null || levels.max === null) return null;
  return { slots: { tank, healer, damage, any: anyRole }, levels: { min: levels.min, max: levels.max } };
}

/** Puts up what the party seeks, or changes it. */
export function ListingForm({ listing, size, actions, onClose }: ListingFormProps) {
  const t = useTranslations('party.finder');
  const locale = useLocale() as Locale;
  const [draft, setDraft] = useState(() => draftOf(listing, locale));
  const change = (changes: Partial<Draft>) => setDraft((known) => ({ ...known, ...changes }));
  const numbers = numbersOf(draft);
  const words = useRefusalWords();
  const fault =
    numbers === null ? t('numbersWrong', { cap: levelCap }) : faultOf(canPutUp({ ...numbers, ...size }), words);
  const send = () => {
    if (numbers === null || fault !== null) return;
    const { activity, contentId, note, locale: spoken, isAuto } = draft;
    actions.putUpListing.mutate(
      {
        ...{ requestId: newRequestId(), activity, note, locale: spoken, isAuto, ...numbers },
        contentId: contentId as ListingView['contentId'],
      },
      { onSuccess: () => onClose?.() },
    );
  };
  return (
    <form
      aria-label={t('formLabel')}
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {listing === null && <p className="text-sm text-quiet">{t('formText')}</p>}
      <ActivityFields draft={draft} change={change} />
      <NumberFields draft={draft} change={change} />
      <Field label={t('note')} aside={`${draft.note.length}/${noteLength}`}>
        <Input value={draft.note} maxLength={noteLength} onChange={(event) => change({ note: event.target.value })} />
      </Field>
      <Field label={t('localeLabel')}>
        <Select
          value={draft.locale}
          options={Locale.options.map((value) => ({ value, label: t(`locale.${value}`) }))}
          onChange={(value) => change({ locale: value })}
        />
      </Field>
      <Switch
        label={t('autoLabel')}
        hint={t('autoHint')}
        checked={draft.isAuto}
        onChange={(isAuto) => change({ isAuto })}
      />
      <p role="alert" className="text-sm text-red empty:hidden">
        {fault}
      </p>
      <div className="flex flex-wrap gap-3">
        <Button type="submit" tone="primary" disabled={fault !== null} waiting={actions.putUpListing.isPending}>
          {t(listing === null ? 'putUp' : 'save')}
        </Button>
        {onClose && <Button onClick={onClose}>{t('cancel')}</Button>}
      </div>
    </form>
  );
}

/** Says what the rules would refuse; null when nothing. */
const faultOf = (verdict: Verdict, words: ReturnType<typeof useRefusalWords>) =>
  verdict.ok ? null : words(verdict.code, verdict.params);

interface PartProps {
  readonly draft: Draft;
  readonly change: (changes: Partial<Draft>) => void;
}

function ActivityFields({ draft, change }: PartProps) {
  const t = useTranslations('party.finder');
  const options = useActivityOptions();
  const entries = useActivityEntries()[draft.activity];
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <Field label={t('activityLabel')}>
        <Select
          value={draft.activity}
          options={options}
          onChange={(activity) => change({ activity, contentId: null })}
        />
      </Field>
      {entries.length > 0 && (
        <Field label={t('entry')}>
          <Select
            value={draft.contentId ?? any}
            options={[
              { value: any, label: t('anyEntry') },
              ...entries.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            onChange={(id) => change({ contentId: id === any ? null : id })}
          />
        </Field>
      )}
    </div>
  );
}

function NumberFields({ draft, change }: PartProps) {
  const t = useTranslations('party.finder');
  return (
    <>
      <fieldset className="grid grid-cols-2 gap-3">
        <legend className="caps mb-1 text-xs text-amber">{t('levelRange')}</legend>
        {(['min', 'max'] as const).map((end) => (
          <Field key={end} label={t(`level.${end}`)}>
            <Input inputMode="numeric" value={draft[end]} onChange={(event) => change({ [end]: event.target.value })} />
          </Field>
        ))}
      </fieldset>
      <fieldset className="grid grid-cols-2 gap-3 sm:grid-cols-4">
        <legend className="caps mb-1 text-xs text-amber">{t('sought')}</legend>
        {slotOrder.map((role) => (
          <Field key={role} label={t(`slots.${role}`)}>
            <Input
              inputMode="numeric"
              value={draft.slots[role]}
              onChange={(event) => change({ slots: { ...draft.slots, [role]: event.target.value } })}
            />
          </Field>
        ))}
      </fieldset>
    </>
  );
}
