'use client';

import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { Button } from '../../components/button';
import { newRequestId } from '../../components/kernel/rng';
import { useTRPC } from '../../components/providers/api';
import { useErrorToast } from '../../components/use-error-toast';

/** A reported letter, read only when a moderator asks for it: the audit log keeps who did. */
export function LetterEvidence({ reportId }: { readonly reportId: string }) {
  const t = useTranslations('moderation.letter');
  const onError = useErrorToast();
  const reading = useMutation(useTRPC().moderation.readLetter.mutationOptions({ onError }));
  const letter = reading.data;
  if (letter === undefined)
    return (
      <Button
        size="small"
        icon="mail"
        className="justify-self-start"
        waiting={reading.isPending}
        onClick={() => reading.mutate({ requestId: newRequestId(), reportId })}
      >
        {t('read')}
      </Button>
    );
  return (
    <article aria-label={letter.subject} className="grid gap-2 border-l-2 border-amber pl-3 text-sm">
      <p className="break-words whitespace-pre-wrap text-text">{letter.text || t('none')}</p>
      {letter.inside.length === 0 ? (
        <p className="text-quiet">{t('nothing')}</p>
      ) : (
        <ul aria-label={t('inside')} className="text-quiet">
          {letter.inside.map((line, place) => (
            <li key={`${line} ${place}`}>{line}</li>
          ))}
        </ul>
      )}
    </article>
  );
}
