'use client';

import { mostMassChits, subjectLength, textLength } from '@necp/shared/mail/schema';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { Button } from '../../components/button';
import { Field } from '../../components/field';
import { Input, TextArea } from '../../components/input';
import type { ItemKinds } from '../../components/items/use-item-kinds';
import { Panel } from '../../components/panel';
import { Segmented } from '../../components/segmented';
import { emptyMass, letterOf, type MassDraft } from './mass-draft';
import { MassItems } from './mass-items';
import { MassPreview } from './mass-preview';
import { SendMass } from './send-mass';

interface PartProps {
  readonly draft: MassDraft;
  readonly change: (change: Partial<MassDraft>) => void;
}

/** Writes a letter to many players: who gets it, what it says in both languages, and what is in it. */
export function MassForm({ kinds }: { readonly kinds: ItemKinds }) {
  const t = useTranslations('admin.mass');
  const [draft, setDraft] = useState(emptyMass);
  const [isTried, setTried] = useState(false);
  const [isAsking, ask] = useState(false);
  const change = (part: Partial<MassDraft>) => setDraft({ ...draft, ...part });
  const read = letterOf(draft);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    ask('letter' in read);
  };
  return (
    <Panel as="section" surface="solid" aria-labelledby="new-mass">
      <h2 id="new-mass" className="text-xl">
        {t('new')}
      </h2>
      <p className="mt-1 mb-5 max-w-prose text-quiet">{t('lead')}</p>
      <form noValidate className="grid gap-5" onSubmit={submit}>
        <Audience draft={draft} change={change} />
        <div className="grid gap-5 sm:grid-cols-2">
          <Words language="en" draft={draft} change={change} />
          <Words language="ru" draft={draft} change={change} />
        </div>
        <div className="grid items-start gap-5 sm:grid-cols-2">
          <Field label={t('chits')} hint={t('chitsHint', { most: mostMassChits })}>
            <Input
              inputMode="numeric"
              value={draft.chits}
              onChange={(event) => change({ chits: event.target.value })}
            />
          </Field>
          <MassItems kinds={kinds} items={draft.items} onChange={(items) => change({ items })} />
        </div>
        <MassPreview draft={draft} kinds={kinds} />
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <Button type="submit" tone="primary" icon="send">
            {t('send')}
          </Button>
          <p role="alert" className="text-sm text-red empty:hidden">
            {isTried && 'fault' in read ? t(`fault.${read.fault}`) : null}
          </p>
        </div>
      </form>
      {isAsking && 'letter' in read && (
        <SendMass
          letter={read.letter}
          onClose={() => ask(false)}
          onSent={() => {
            setDraft(emptyMass);
            setTried(false);
          }}
        />
      )}
    </Panel>
  );
}

function Audience({ draft, change }: PartProps) {
  const t = useTranslations('admin.mass');
  return (
    <div className="grid gap-3">
      <Segmented
        label={t('audience')}
        value={draft.kind}
        options={(['all', 'level', 'named'] as const).map((value) => ({ value, label: t(`kind.${value}`) }))}
        onChange={(kind) => change({ kind })}
        className="justify-self-start"
      />
      {draft.kind === 'level' && (
        <div className="grid grid-cols-2 gap-3 sm:max-w-sm">
          <Field label={t('from')}>
            <Input inputMode="numeric" value={draft.from} onChange={(event) => change({ from: event.target.value })} />
          </Field>
          <Field label={t('to')}>
            <Input inputMode="numeric" value={draft.to} onChange={(event) => change({ to: event.target.value })} />
          </Field>
        </div>
      )}
      {draft.kind === 'named' && (
        <Field label={t('names')} hint={t('namesHint')}>
          <TextArea rows={3} value={draft.names} onChange={(event) => change({ names: event.target.value })} />
        </Field>
      )}
    </div>
  );
}

function Words({ language, draft, change }: PartProps & { readonly language: 'en' | 'ru' }) {
  const t = useTranslations('admin.mass');
  const { subject, text } = draft;
  return (
    <div className="grid content-start gap-3">
      <Field label={t(`subject.${language}`)}>
        <Input
          value={subject[language]}
          maxLength={subjectLength}
          onChange={(event) => change({ subject: { ...subject, [language]: event.target.value } })}
        />
      </Field>
      <Field label={t(`text.${language}`)}>
        <TextArea
          rows={5}
          value={text[language]}
          maxLength={textLength}
          onChange={(event) => change({ text: { ...text, [language]: event.target.value } })}
        />
      </Field>
    </div>
  );
}
