'use client';

import { type GuildFocus, guildFocuses, type GuildListingView } from '@necp/shared/guild/finder-schema';
import { listingLength, mostQuestions, questionLength } from '@necp/shared/guild/rules';
import { Locale } from '@necp/shared/kernel';
import { levelCap } from '@necp/shared/progression/content';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { toast } from 'sonner';
import { Button } from '../../components/button';
import { Field } from '../../components/field';
import { Input, TextArea } from '../../components/input';
import { newRequestId } from '../../components/kernel/rng';
import { Checkbox, Switch } from '../../components/switch';
import { wholeNumber } from '../../components/whole-number';
import { useGuildActions } from './use-guild';

/** What is typed; the level stays a text until it is sent. */
interface Draft extends Omit<GuildListingView, 'levelMin'> {
  readonly levelMin: string;
}

/** What the guild shows to players who look for one, and whether it does. */
export function ListingForm({ listing }: { readonly listing: GuildListingView | null }) {
  const t = useTranslations('guild.recruiting');
  const locale = useLocale() as Locale;
  const { setListing } = useGuildActions();
  const [draft, setDraft] = useState<Draft>(() => ({
    ...(listing ?? { isOpen: false, note: '', questions: [], locales: [locale], focuses: [] }),
    levelMin: String(listing?.levelMin ?? 1),
  }));
  const change = (changes: Partial<Draft>) => setDraft((known) => ({ ...known, ...changes }));
  const levelMin = wholeNumber(draft.levelMin, { min: 1, max: levelCap });
  const isWhole = levelMin !== null && draft.locales.length > 0;
  const send = () => {
    if (levelMin === null || !isWhole) return;
    const questions = draft.questions.map((one) => one.trim()).filter((one) => one !== '');
    setListing.mutate(
      { ...draft, questions, levelMin, requestId: newRequestId() },
      { onSuccess: () => toast.success(t('saved')) },
    );
  };
  return (
    <form
      aria-label={t('listing')}
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <h3 className="caps text-xs text-quiet">{t('listing')}</h3>
      <Switch
        label={t('isOpen')}
        hint={t('isOpenHint')}
        checked={draft.isOpen}
        onChange={(isOpen) => change({ isOpen })}
      />
      <Field label={t('note')} aside={`${draft.note.length}/${listingLength}`}>
        <TextArea
          rows={3}
          value={draft.note}
          maxLength={listingLength}
          onChange={(event) => change({ note: event.target.value })}
        />
      </Field>
      <LevelField typed={draft.levelMin} isWhole={levelMin !== null} onType={(typed) => change({ levelMin: typed })} />
      <Choices
        title={t('locales')}
        options={Locale.options.map((value) => ({ value, label: t(`locale.${value}`) }))}
        chosen={draft.locales}
        onChange={(locales) => change({ locales })}
      />
      <Choices<GuildFocus>
        title={t('focuses')}
        options={guildFocuses.map((value) => ({ value, label: t(`focus.${value}`) }))}
        chosen={draft.focuses}
        onChange={(focuses) => change({ focuses })}
      />
      <Questions questions={draft.questions} onChange={(questions) => change({ questions })} />
      <div>
        <Button type="submit" tone="primary" disabled={!isWhole} waiting={setListing.isPending}>
          {t('save')}
        </Button>
      </div>
    </form>
  );
}

interface LevelFieldProps {
  readonly typed: string;
  readonly isWhole: boolean;
  readonly onType: (typed: string) => void;
}

function LevelField({ typed, isWhole, onType }: LevelFieldProps) {
  const t = useTranslations('guild.recruiting');
  return (
    <Field label={t('levelMin')} fault={isWhole ? undefined : t('levelWrong', { cap: levelCap })}>
      <Input inputMode="numeric" value={typed} maxLength={2} onChange={(event) => onType(event.target.value)} />
    </Field>
  );
}

interface ChoicesProps<T extends string> {
  readonly title: string;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly chosen: readonly T[];
  readonly onChange: (chosen: T[]) => void;
}

function Choices<T extends string>({ title, options, chosen, onChange }: ChoicesProps<T>) {
  return (
    <fieldset className="flex flex-wrap gap-x-4 gap-y-1">
      <legend className="mb-1 text-sm font-semibold text-text">{title}</legend>
      {options.map(({ value, label }) => (
        <Checkbox
          key={value}
          label={label}
          checked={chosen.includes(value)}
          onChange={(isChosen) => onChange(isChosen ? [...chosen, value] : chosen.filter((one) => one !== value))}
        />
      ))}
    </fieldset>
  );
}

interface QuestionsProps {
  readonly questions: readonly string[];
  readonly onChange: (questions: string[]) => void;
}

function Questions({ questions, onChange }: QuestionsProps) {
  const t = useTranslations('guild.recruiting');
  return (
    <div className="grid gap-3">
      {questions.map((question, at) => (
        // Questions have no names of their own: their places are what tells them apart.
        <Field key={at} label={t('question', { number: at + 1 })}>
          <Input
            value={question}
            maxLength={questionLength}
            onChange={(event) => onChange(questions.map((one, other) => (other === at ? event.target.value : one)))}
          />
        </Field>
      ))}
      {questions.length < mostQuestions && (
        <div>
          <Button size="small" icon="plus" onClick={() => onChange([...questions, ''])}>
            {t('addQuestion')}
          </Button>
        </div>
      )}
    </div>
  );
}
