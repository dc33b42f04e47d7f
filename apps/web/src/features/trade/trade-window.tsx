'use client';

import { TradeNoteText, type TradeNoteView } from '@necp/shared/trade/schema';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'next-intl';
import { toast } from 'sonner';
import * as z from 'zod';
import { Button } from '../../components/button';
import { Field } from '../../components/field';
import { Form, useFieldFault, useRuledForm } from '../../components/form';
import { ruled } from '../../components/form-rules';
import { Input } from '../../components/input';
import { newRequestId } from '../../components/kernel/rng';
import { List, ListRow } from '../../components/list';
import { useTRPC } from '../../components/providers/api';
import { useErrorWords } from '../../components/providers/refusals';
import { EmptyState, ErrorState, Loading } from '../../components/states';
import { Window } from '../../components/window';
import type { WindowProps } from '../base/feature';

const Note = z.object({
  text: ruled((value) =>
    TradeNoteText.safeParse(value).success ? { ok: true } : { ok: false, code: 'kernel.field_empty', params: {} },
  ),
});

/** The player's notes of trade, with a field to write another. */
export function TradeWindow({ onClose }: Pick<WindowProps, 'onClose'>) {
  const t = useTranslations('trade');
  return (
    <Window title={t('title')} open onClose={onClose} closeLabel={t('close')}>
      <div className="grid gap-5">
        <NoteForm />
        <NoteList />
      </div>
    </Window>
  );
}

function NoteForm() {
  const t = useTranslations('trade');
  const words = useErrorWords();
  const api = useTRPC();
  const queries = useQueryClient();
  const form = useRuledForm(Note, { text: '' });
  const faultOf = useFieldFault(form);
  const writing = useMutation(
    api.trade.writeNote.mutationOptions({
      onSuccess: () => {
        form.reset();
        return queries.invalidateQueries(api.trade.notes.queryFilter());
      },
    }),
  );
  return (
    <Form
      onSubmit={form.handleSubmit(({ text }) => writing.mutate({ text, requestId: newRequestId() }))}
      fault={writing.isError ? words(writing.error) : undefined}
    >
      <Field label={t('note')} fault={faultOf('text')}>
        <Input maxLength={200} {...form.register('text')} />
      </Field>
      <div>
        <Button type="submit" tone="primary" waiting={writing.isPending}>
          {t('write')}
        </Button>
      </div>
    </Form>
  );
}

function NoteList() {
  const t = useTranslations('trade');
  const words = useErrorWords();
  const notes = useQuery(useTRPC().trade.notes.queryOptions());
  if (notes.isPending) return <Loading label={t('loading')} />;
  if (notes.isError)
    return (
      <ErrorState
        title={t('loadFailed')}
        action={
          <Button icon="restore" onClick={() => void notes.refetch()}>
            {t('tryAgain')}
          </Button>
        }
      >
        {words(notes.error)}
      </ErrorState>
    );
  if (notes.data.length === 0) return <EmptyState title={t('empty')}>{t('emptyHint')}</EmptyState>;
  return (
    <List>
      {notes.data.map((note) => (
        <NoteRow key={note.noteId} note={note} />
      ))}
    </List>
  );
}

function NoteRow({ note }: { readonly note: TradeNoteView }) {
  const t = useTranslations('trade');
  const format = useFormatter();
  const words = useErrorWords();
  const api = useTRPC();
  const queries = useQueryClient();
  const erasing = useMutation(
    api.trade.eraseNote.mutationOptions({
      onError: (error) => void toast.error(words(error)),
      onSettled: () => queries.invalidateQueries(api.trade.notes.queryFilter()),
    }),
  );
  return (
    <ListRow
      title={note.text}
      detail={format.dateTime(note.writtenAt, { dateStyle: 'medium', timeStyle: 'short' })}
      trail={
        <Button
          size="small"
          waiting={erasing.isPending}
          onClick={() => erasing.mutate({ noteId: note.noteId, requestId: newRequestId() })}
        >
          {t('erase')}
        </Button>
      }
    />
  );
}
