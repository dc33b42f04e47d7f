'use client';

import { useFormatter, useTranslations } from 'next-intl';
import type { ItemKinds } from '../../components/items/use-item-kinds';
import { PanelTitle } from '../../components/panel';
import type { MassDraft } from './mass-draft';

interface MassPreviewProps {
  readonly draft: MassDraft;
  readonly kinds: ItemKinds;
}

/** The letter as players of each language will read it. */
export function MassPreview({ draft: { subject, text, chits, items }, kinds }: MassPreviewProps) {
  const t = useTranslations('admin.mass');
  const format = useFormatter();
  return (
    <section aria-label={t('preview')}>
      <PanelTitle as="h3">{t('preview')}</PanelTitle>
      <div className="mt-2 grid gap-3 sm:grid-cols-2">
        {(['en', 'ru'] as const).map((language) => (
          <article key={language} lang={language} className="min-w-0 border border-line bg-ground/50 p-3">
            <h4 className="font-semibold break-words text-text">{subject[language] || '—'}</h4>
            <p className="mt-2 break-words whitespace-pre-wrap text-text">{text[language]}</p>
            <ul className="mt-2 text-sm text-quiet">
              {Number(chits) > 0 && <li className="number text-amber">{format.number(Number(chits))} ¤</li>}
              {items.map(({ templateId, quantity }, place) => (
                <li key={`${templateId} ${place}`}>
                  {kinds.contentOf(templateId).name[language]} × {quantity}
                </li>
              ))}
            </ul>
          </article>
        ))}
      </div>
    </section>
  );
}
