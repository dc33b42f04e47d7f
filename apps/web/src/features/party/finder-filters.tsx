'use client';

import { type Activity, type ListingsInput, type SoughtRole, soughtRoles } from '@necp/shared/party/finder-schema';
import { Locale } from '@necp/shared/kernel';
import { useTranslations } from 'next-intl';
import { Select } from '../../components/select';
import { Switch } from '../../components/switch';
import { Field } from '../../components/field';
import { useActivityEntries, useActivityOptions } from './activities';

/** The value of a list that narrows nothing down. */
const all = 'all';

interface FinderFiltersProps {
  readonly wanted: ListingsInput;
  readonly onChange: (wanted: ListingsInput) => void;
}

/** What the player looks for: an activity, a role, a language, and whether the level must fit. */
export function FinderFilters({ wanted, onChange }: FinderFiltersProps) {
  const t = useTranslations('party.finder');
  const options = useActivityOptions();
  const allEntries = useActivityEntries();
  const entries = wanted.activity === undefined ? [] : allEntries[wanted.activity];
  const { activity, contentId, role, locale, fits } = wanted;
  const chosen = <T extends string>(value: T | typeof all) => (value === all ? undefined : value);
  return (
    <section aria-label={t('filters')} className="grid gap-3 sm:grid-cols-2">
      <Field label={t('activityLabel')}>
        <Select<Activity | typeof all>
          value={activity ?? all}
          options={[{ value: all, label: t('allActivities') }, ...options]}
          onChange={(value) => onChange({ ...wanted, activity: chosen(value), contentId: undefined })}
        />
      </Field>
      {entries.length > 0 && (
        <Field label={t('entry')}>
          <Select
            value={contentId ?? all}
            options={[
              { value: all, label: t('anyEntry') },
              ...entries.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            onChange={(value) => onChange({ ...wanted, contentId: chosen(value) as ListingsInput['contentId'] })}
          />
        </Field>
      )}
      <Field label={t('roleLabel')}>
        <Select<SoughtRole | typeof all>
          value={role ?? all}
          options={[
            { value: all, label: t('allRoles') },
            ...soughtRoles.map((value) => ({ value, label: t(`slots.${value}`) })),
          ]}
          onChange={(value) => onChange({ ...wanted, role: chosen(value) })}
        />
      </Field>
      <Field label={t('localeLabel')}>
        <Select<Locale | typeof all>
          value={locale ?? all}
          options={[
            { value: all, label: t('allLocales') },
            ...Locale.options.map((value) => ({ value, label: t(`locale.${value}`) })),
          ]}
          onChange={(value) => onChange({ ...wanted, locale: chosen(value) })}
        />
      </Field>
      <div className="sm:col-span-2">
        <Switch label={t('fits')} checked={fits} onChange={(next) => onChange({ ...wanted, fits: next })} />
      </div>
    </section>
  );
}
