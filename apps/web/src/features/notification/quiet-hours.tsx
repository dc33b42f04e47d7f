'use client';

import { useTranslations } from 'next-intl';
import { Field } from '../../components/field';
import { Select } from '../../components/select';
import { Switch } from '../../components/switch';
import type { Choosing } from './preferences-page';

const usual = { fromHour: 22, toHour: 8 };
const hours = Array.from({ length: 24 }, (_, hour) => ({
  value: String(hour),
  label: `${String(hour).padStart(2, '0')}:00`,
}));

/** The hours in which nothing is sent to the mailbox or to a device. */
export function QuietHours({ chosen, choose }: Choosing) {
  const t = useTranslations('notification');
  const { quiet } = chosen;
  const change = (next: typeof quiet) => choose((known) => ({ ...known, quiet: next }));
  return (
    <section className="grid gap-3">
      <h3 className="caps text-xs text-quiet">{t('quiet.title')}</h3>
      <Switch
        label={t('quiet.on')}
        hint={t('quiet.hint')}
        checked={quiet !== null}
        onChange={(isOn) => change(isOn ? usual : null)}
      />
      {quiet !== null && (
        <div className="grid grid-cols-2 gap-3">
          <Field label={t('quiet.from')}>
            <Select
              value={String(quiet.fromHour)}
              onChange={(hour) => change({ ...quiet, fromHour: Number(hour) })}
              options={hours}
            />
          </Field>
          <Field label={t('quiet.to')}>
            <Select
              value={String(quiet.toHour)}
              onChange={(hour) => change({ ...quiet, toHour: Number(hour) })}
              options={hours}
            />
          </Field>
        </div>
      )}
    </section>
  );
}
