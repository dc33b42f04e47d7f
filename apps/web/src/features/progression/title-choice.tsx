'use client';

import type { Locale } from '@necp/shared/kernel';
import type { ProgressionView } from '@necp/shared/progression/schema';
import { useLocale, useTranslations } from 'next-intl';
import { classNames } from '../../components/class-names';
import { newRequestId } from '../../components/kernel/rng';
import { useErrorWords } from '../../components/providers/refusals';
import { useGrowing } from './use-progression';

/** The titles a character has earned; one of them can be shown. */
export function TitleChoice({ view }: { readonly view: ProgressionView }) {
  const t = useTranslations('progression');
  const locale = useLocale() as Locale;
  const words = useErrorWords();
  const { wearTitle } = useGrowing();
  const choices = [
    { key: null, text: t('noTitle') },
    ...view.titles.map(({ key, title }) => ({ key, text: title[locale] })),
  ];
  return (
    <section aria-label={t('titles')}>
      <h3 className="text-base text-text">{t('titles')}</h3>
      <p className="mb-2 text-sm text-quiet">{view.titles.length === 0 ? t('noTitlesYet') : t('wear')}</p>
      {view.titles.length > 0 && (
        <div role="group" aria-label={t('titles')} className="flex flex-wrap gap-2">
          {choices.map(({ key, text }) => (
            <button
              key={key ?? ''}
              type="button"
              aria-pressed={view.titleKey === key}
              disabled={wearTitle.isPending}
              onClick={() => wearTitle.mutate({ requestId: newRequestId(), key })}
              className={classNames(
                'cut cut-4 plate-raised min-h-8 px-3 py-1 text-left text-sm transition-colors touch:min-h-11',
                view.titleKey === key ? 'edge-amber text-amber' : 'edge-line text-text hover:edge-quiet',
              )}
            >
              {text}
            </button>
          ))}
        </div>
      )}
      {wearTitle.error && (
        <p role="alert" className="mt-2 text-sm text-red">
          {words(wearTitle.error)}
        </p>
      )}
    </section>
  );
}
