'use client';

import { useTranslations } from 'next-intl';
import { classNames } from '../../components/class-names';
import { Segmented } from '../../components/segmented';
import { type LogFilter, type LogKind, logKinds, logSides } from './log-rules';

interface LogFiltersProps {
  readonly filter: LogFilter;
  readonly onChange: (filter: LogFilter) => void;
}

/** Whose lines are shown, and of which kinds. */
export function LogFilters({ filter, onChange }: LogFiltersProps) {
  const t = useTranslations('combat');
  const toggle = (kind: LogKind) => {
    const kinds = new Set(filter.kinds);
    if (!kinds.delete(kind)) kinds.add(kind);
    onChange({ ...filter, kinds });
  };
  return (
    <div className="flex flex-wrap gap-x-4 gap-y-2">
      <Segmented
        label={t('filterSide')}
        value={filter.side}
        onChange={(side) => onChange({ ...filter, side })}
        options={logSides.map((side) => ({ value: side, label: t(`side.${side}`) }))}
      />
      <div role="group" aria-label={t('filterKind')} className="flex flex-wrap gap-1">
        {logKinds.map((kind) => {
          const isOn = filter.kinds.has(kind);
          return (
            <button
              key={kind}
              type="button"
              aria-pressed={isOn}
              onClick={() => toggle(kind)}
              className={classNames(
                'min-h-8 border px-2 text-sm transition-colors hover:border-quiet touch:min-h-11',
                isOn ? 'border-amber text-text' : 'border-line text-quiet line-through',
              )}
            >
              {t(`logKind.${kind}`)}
            </button>
          );
        })}
      </div>
    </div>
  );
}
