'use client';

import type { Locale } from '@necp/shared/kernel';
import { useLocale, useTranslations } from 'next-intl';
import { classNames } from '../../components/class-names';
import { type Landmark, landmarkKinds } from './landmarks';
import { nameOf } from './search';
import { SignIcon } from './sign';

interface PlacesListProps {
  readonly landmarks: readonly Landmark[];
  readonly chosenKey: string | null;
  /** Returns the distance in metres, or the name of the district when it is another one. */
  readonly whereOf: (landmark: Landmark) => string;
  readonly onChoose: (key: string) => void;
}

/** The landmarks as a list, for a keyboard and for screen readers; grouped in the order of the filters. */
export function PlacesList({ landmarks, chosenKey, whereOf, onChoose }: PlacesListProps) {
  const t = useTranslations('map');
  const locale = useLocale() as Locale;
  return (
    <div className="border border-line broad:h-0 broad:min-h-0 broad:grow broad:overflow-y-auto">
      {landmarks.length === 0 && <p className="p-2 text-sm text-quiet">{t('nothing')}</p>}
      {landmarkKinds.map((kind) => {
        const ofKind = landmarks.filter((landmark) => landmark.kind === kind);
        return (
          ofKind.length > 0 && (
            <section key={kind} aria-label={t(`kind.${kind}`)} className="mb-2">
              <h3 className="caps px-2 py-1 text-xs text-quiet">{t(`kind.${kind}`)}</h3>
              <ul>
                {ofKind.map((landmark) => (
                  <li key={landmark.key}>
                    <button
                      type="button"
                      aria-pressed={landmark.key === chosenKey}
                      onClick={() => onChoose(landmark.key)}
                      className={classNames(
                        'flex min-h-9 w-full items-center gap-2 px-2 py-1 text-left text-sm hover:bg-raised',
                        'touch:min-h-11',
                        landmark.key === chosenKey && 'bg-raised',
                      )}
                    >
                      <SignIcon sign={landmark.sign} />
                      <span className="grid min-w-0 grow leading-tight">
                        <span className="truncate text-text">{nameOf(landmark, locale)}</span>
                        {landmark.about && (
                          <span className="truncate text-xs text-quiet">{landmark.about[locale]}</span>
                        )}
                      </span>
                      <span className="number shrink-0 text-xs text-quiet">{whereOf(landmark)}</span>
                    </button>
                  </li>
                ))}
              </ul>
            </section>
          )
        );
      })}
    </div>
  );
}
