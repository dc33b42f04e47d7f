'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { Button } from '../../components/button';
import { Field } from '../../components/field';
import { TextArea } from '../../components/input';

interface TextEditorProps {
  readonly title: string;
  /** What stands there while nothing is written. */
  readonly empty: string;
  readonly text: string;
  readonly most: number;
  readonly aside?: ReactNode;
  readonly canEdit: boolean;
  readonly onSave: (text: string) => void;
}

/** Shows a text of the guild; members with the right to it write it anew. */
export function TextEditor({ title, empty, text, most, aside, canEdit, onSave }: TextEditorProps) {
  const t = useTranslations('guild');
  const [draft, setDraft] = useState<string | null>(null);
  if (draft !== null)
    return (
      <form
        aria-label={title}
        className="grid gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          onSave(draft);
          setDraft(null);
        }}
      >
        <Field label={title} aside={`${draft.length}/${most}`}>
          <TextArea rows={5} value={draft} maxLength={most} onChange={(event) => setDraft(event.target.value)} />
        </Field>
        <div className="flex flex-wrap gap-2">
          <Button type="submit" tone="primary">
            {t('save')}
          </Button>
          <Button onClick={() => setDraft(null)}>{t('cancel')}</Button>
        </div>
      </form>
    );
  return (
    <section aria-label={title} className="grid gap-1">
      <h3 className="caps flex items-baseline justify-between gap-3 text-xs text-quiet">
        {title}
        {aside && <span>{aside}</span>}
      </h3>
      <p className={text === '' ? 'text-sm text-quiet' : 'break-words whitespace-pre-line text-text'}>
        {text === '' ? empty : text}
      </p>
      {canEdit && (
        <div>
          <Button size="small" aria-label={t('editOf', { title })} onClick={() => setDraft(text)}>
            {t('edit')}
          </Button>
        </div>
      )}
    </section>
  );
}
