'use client';

import type { Locale } from '@necp/shared/kernel';
import type { QuestContent } from '@necp/shared/quest/content';
import { useLocale } from 'next-intl';

/** The journal of the stages so far, the latest last. */
export function QuestPath({ content, path }: { readonly content: QuestContent; readonly path: readonly string[] }) {
  const locale = useLocale() as Locale;
  return (
    <ol className="mt-1 grid gap-0.5 border-l border-line pl-3 text-sm text-quiet">
      {path.map((stageId, index) => (
        <li key={`${stageId}-${index}`}>{content.stages.find(({ id }) => id === stageId)?.journal[locale]}</li>
      ))}
    </ol>
  );
}
