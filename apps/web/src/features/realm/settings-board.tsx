'use client';

import { RealmSettingsChange, type RealmSettingsView } from '@necp/shared/realm/settings';
import { lifetimeFields, type SessionLifetimes } from '@necp/shared/session/lifetimes';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { toast } from 'sonner';
import { Button } from '../../components/button';
import { Field } from '../../components/field';
import { Form } from '../../components/form';
import { Input } from '../../components/input';
import { newRequestId } from '../../components/kernel/rng';
import { LoadFailed } from '../../components/load-failed';
import { Panel } from '../../components/panel';
import { useTRPC } from '../../components/providers/api';
import { useErrorWords } from '../../components/providers/refusals';
import { ReasonField, useReason } from '../../components/reason-field';
import { Loading } from '../../components/states';
import { Switch } from '../../components/switch';
import { wholeNumber } from '../../components/whole-number';

const ofCity = [
  'capacity',
  'charactersOnline',
  'awayMinutes',
  'idleLogoutMinutes',
  'idleWarningSeconds',
  'queueKeepsSeconds',
  'returnPrioritySeconds',
  'guildFeeChits',
  'guildSignatures',
] as const;
const ofSessions = Object.keys(lifetimeFields) as (keyof SessionLifetimes)[];
const numbers = [...ofCity, ...ofSessions];
type NumberName = (typeof numbers)[number];

/** The bounds of a setting, as the schema has them. */
function boundsOf(name: NumberName): { readonly min: number; readonly max: number } {
  const { minValue, maxValue } = RealmSettingsChange.shape[name].unwrap();
  return { min: minValue ?? 0, max: maxValue ?? 0 };
}

/** Shows the settings of the realm to an administrator, and changes them. */
export function SettingsBoard() {
  const t = useTranslations('admin');
  const settings = useQuery(useTRPC().realm.settings.queryOptions());
  return (
    <Panel as="section" surface="solid" aria-labelledby="settings">
      <h2 id="settings" className="text-xl">
        {t('settings.title')}
      </h2>
      <p className="mt-1 mb-5 max-w-prose text-quiet">{t('settings.lead')}</p>
      {settings.isPending && <Loading label={t('realm.loading')} />}
      {settings.isError && (
        <LoadFailed
          title={t('realm.loadFailed')}
          retryLabel={t('tryAgain')}
          error={settings.error}
          onRetry={() => void settings.refetch()}
        />
      )}
      {settings.data && <SettingsForm settings={settings.data} />}
    </Panel>
  );
}

/** What the administrator has typed; what is left out follows the server. */
interface Draft {
  readonly typed: Partial<Record<NumberName, string>>;
  readonly isOpen: boolean | null;
}
const untouched: Draft = { typed: {}, isOpen: null };

/** Returns what the draft changes, or null when a number is wrong. */
function changeOf(settings: RealmSettingsView, { typed, isOpen }: Draft): RealmSettingsChange | null {
  const change: RealmSettingsChange = isOpen === null || isOpen === settings.isOpen ? {} : { isOpen };
  for (const name of numbers) {
    const text = typed[name];
    if (text === undefined) continue;
    const number = wholeNumber(text, boundsOf(name));
    if (number === null) return null;
    if (number !== settings[name]) change[name] = number;
  }
  return change;
}

function SettingsForm({ settings }: { readonly settings: RealmSettingsView }) {
  const t = useTranslations('admin.settings');
  const words = useErrorWords();
  const [draft, setDraft] = useState(untouched);
  const reason = useReason();
  const saving = useSaving(() => {
    setDraft(untouched);
    reason.clear();
  });
  const change = changeOf(settings, draft);
  const isSame = change !== null && Object.keys(change).length === 0;
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (!reason.demand() || change === null || isSame || saving.isPending) return;
    saving.mutate({ requestId: newRequestId(), knownVersion: settings.version, change, reason: reason.text });
  };
  return (
    <Form onSubmit={save} fault={saving.isError ? words(saving.error) : undefined}>
      <Switch
        label={t('isOpen')}
        hint={t('isOpenHint')}
        checked={draft.isOpen ?? settings.isOpen}
        onChange={(isOpen) => setDraft({ ...draft, isOpen })}
      />
      <NumberGrid names={ofCity} settings={settings} draft={draft} onDraft={setDraft} />
      <div className="mt-3 border-t border-line pt-5">
        <h3 className="text-lg">{t('sessions')}</h3>
        <p className="mt-1 max-w-prose text-sm text-quiet">{t('sessionsLead')}</p>
      </div>
      <NumberGrid names={ofSessions} settings={settings} draft={draft} onDraft={setDraft} />
      <ReasonField reason={reason} />
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button type="submit" waiting={saving.isPending}>
          {t('save')}
        </Button>
        <p role="status" className="text-sm text-quiet empty:hidden">
          {reason.isTried && isSame && !saving.isPending ? t('noChange') : null}
        </p>
      </div>
    </Form>
  );
}

interface NumberGridProps {
  readonly names: readonly NumberName[];
  readonly settings: RealmSettingsView;
  readonly draft: Draft;
  readonly onDraft: (draft: Draft) => void;
}

function NumberGrid({ names, settings, draft, onDraft }: NumberGridProps) {
  return (
    <div className="grid items-start gap-5 sm:grid-cols-2">
      {names.map((name) => (
        <NumberField
          key={name}
          name={name}
          now={settings[name]}
          typed={draft.typed[name]}
          onChange={(text) => onDraft({ ...draft, typed: { ...draft.typed, [name]: text } })}
        />
      ))}
    </div>
  );
}

interface NumberFieldProps {
  readonly name: NumberName;
  readonly now: number;
  readonly typed: string | undefined;
  readonly onChange: (text: string) => void;
}

function NumberField({ name, now, typed, onChange }: NumberFieldProps) {
  const t = useTranslations('admin');
  // The hints name the choice of the sign-in page by the words it has there.
  const remember = useTranslations('account')('remember');
  const bounds = boundsOf(name);
  const text = typed ?? String(now);
  const isWrong = wholeNumber(text, bounds) === null;
  return (
    <Field
      label={t(`settings.${name}`)}
      hint={`${t(`settings.${name}Hint`, { remember })} ${t('settings.between', bounds)}`}
      aside={text === String(now) ? undefined : t('settings.current', { value: now })}
      fault={isWrong ? t('maintenance.wholeNumber', bounds) : undefined}
    >
      <Input inputMode="numeric" value={text} onChange={(event) => onChange(event.target.value)} />
    </Field>
  );
}

function useSaving(onDone: () => void) {
  const t = useTranslations('admin.settings');
  const api = useTRPC();
  const queries = useQueryClient();
  return useMutation(
    api.realm.changeSettings.mutationOptions({
      onSuccess: (settings) => {
        queries.setQueryData(api.realm.settings.queryKey(), settings);
        toast.success(t('saved'));
        onDone();
      },
      // Another administrator may have been faster: their values then stand beside the typed ones.
      onError: () => queries.invalidateQueries({ queryKey: api.realm.settings.queryKey() }),
    }),
  );
}
