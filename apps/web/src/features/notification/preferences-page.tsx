'use client';

import { safetyKinds } from '@necp/shared/notification/rules';
import { digests, notificationKinds, type Preferences } from '@necp/shared/notification/schema';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { toast } from 'sonner';
import { Field } from '../../components/field';
import { newRequestId } from '../../components/kernel/rng';
import { LoadFailed } from '../../components/load-failed';
import { useTRPC } from '../../components/providers/api';
import { useErrorWords } from '../../components/providers/refusals';
import { Select } from '../../components/select';
import { Loading } from '../../components/states';
import { Switch } from '../../components/switch';
import { PushSwitch } from './push-switch';
import { QuietHours } from './quiet-hours';

/** What the player chooses of; a change applies when it is made. */
export interface Choosing {
  readonly chosen: Preferences;
  readonly choose: (change: (known: Preferences) => Preferences) => void;
}

/** Which kinds arrive, and where. */
export function PreferencesPage() {
  const t = useTranslations('notification');
  const { view, choose } = usePreferences();
  if (view.isError)
    return (
      <LoadFailed
        title={t('loadFailed')}
        retryLabel={t('tryAgain')}
        error={view.error}
        onRetry={() => void view.refetch()}
      />
    );
  if (view.isPending) return <Loading label={t('loading')} />;
  const choosing = { chosen: view.data, choose };
  return (
    <div className="grid gap-6">
      <GameKinds {...choosing} />
      <Emails {...choosing} />
      <Devices {...choosing} />
      <QuietHours {...choosing} />
    </div>
  );
}

function usePreferences() {
  const api = useTRPC();
  const queries = useQueryClient();
  const words = useErrorWords();
  const key = api.notification.preferences.queryKey();
  const view = useQuery(api.notification.preferences.queryOptions());
  const saving = useMutation(
    api.notification.savePreferences.mutationOptions({
      onError: (error) => void toast.error(words(error)),
      onSettled: () => queries.invalidateQueries({ queryKey: key }),
    }),
  );
  const choose: Choosing['choose'] = (change) => {
    const known = queries.getQueryData<Preferences>(key) ?? view.data;
    if (known === undefined) return;
    // Times of day are those of the device on which the player chose last.
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    const preferences = { ...change(known), timeZone: timeZone || known.timeZone };
    queries.setQueryData(key, preferences);
    saving.mutate({ requestId: newRequestId(), preferences });
  };
  return { view, choose };
}

function GameKinds({ chosen, choose }: Choosing) {
  const t = useTranslations('notification');
  return (
    <section className="grid gap-3">
      <h3 className="caps text-xs text-quiet">{t('channel.game')}</h3>
      <p className="text-sm text-quiet">{t('preferencesHint')}</p>
      {notificationKinds.map((kind) => (
        <Switch
          key={kind}
          label={t(`kind.${kind}`)}
          hint={safetyKinds.has(kind) ? t('alwaysOn') : undefined}
          checked={chosen.kinds[kind]}
          disabled={safetyKinds.has(kind)}
          onChange={(isOn) => choose((known) => ({ ...known, kinds: { ...known.kinds, [kind]: isOn } }))}
        />
      ))}
    </section>
  );
}

function Emails({ chosen, choose }: Choosing) {
  const t = useTranslations('notification');
  const { digest, kinds } = chosen.email;
  const change = (email: Partial<Preferences['email']>) =>
    choose((known) => ({ ...known, email: { ...known.email, ...email } }));
  return (
    <section className="grid gap-3">
      <h3 className="caps text-xs text-quiet">{t('channel.email')}</h3>
      <Field label={t('digest')} hint={t('digestHint')}>
        <Select
          value={digest}
          onChange={(next) => change({ digest: next })}
          options={digests.map((one) => ({ value: one, label: t(`digests.${one}`) }))}
        />
      </Field>
      {digest !== 'never' &&
        notificationKinds
          .filter((kind) => !safetyKinds.has(kind))
          .map((kind) => (
            <Switch
              key={kind}
              label={t('inEmail', { kind: t(`kind.${kind}`) })}
              checked={kinds[kind] && chosen.kinds[kind]}
              disabled={!chosen.kinds[kind]}
              onChange={(isOn) => change({ kinds: { ...kinds, [kind]: isOn } })}
            />
          ))}
    </section>
  );
}

function Devices({ chosen, choose }: Choosing) {
  const t = useTranslations('notification');
  const { kinds } = chosen.push;
  return (
    <section className="grid gap-3">
      <h3 className="caps text-xs text-quiet">{t('channel.push')}</h3>
      <PushSwitch />
      {notificationKinds.map((kind) => (
        <Switch
          key={kind}
          label={t('onDevices', { kind: t(`kind.${kind}`) })}
          checked={kinds[kind] && chosen.kinds[kind]}
          disabled={!chosen.kinds[kind]}
          onChange={(isOn) => choose((known) => ({ ...known, push: { kinds: { ...known.push.kinds, [kind]: isOn } } }))}
        />
      ))}
    </section>
  );
}
