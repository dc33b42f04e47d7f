'use client';

import { safetyKinds } from '@necp/shared/notification/rules';
import { type NotificationKind, notificationKinds, type Preferences } from '@necp/shared/notification/schema';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { toast } from 'sonner';
import { newRequestId } from '../../components/kernel/rng';
import { LoadFailed } from '../../components/load-failed';
import { useTRPC } from '../../components/providers/api';
import { useErrorWords } from '../../components/providers/refusals';
import { Loading } from '../../components/states';
import { Switch } from '../../components/switch';

/** Which kinds arrive. A change applies at once. */
export function PreferencesPage() {
  const t = useTranslations('notification');
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
  const choose = (kind: NotificationKind, state: 'on' | 'off') => {
    const known = queries.getQueryData<Preferences>(key) ?? view.data;
    const preferences = { kinds: { ...known.kinds, [kind]: state === 'on' } };
    queries.setQueryData(key, preferences);
    saving.mutate({ requestId: newRequestId(), preferences });
  };
  return (
    <div className="grid gap-3">
      <p className="text-sm text-quiet">{t('preferencesHint')}</p>
      {notificationKinds.map((kind) => (
        <Switch
          key={kind}
          label={t(`kind.${kind}`)}
          hint={safetyKinds.has(kind) ? t('alwaysOn') : undefined}
          checked={view.data.kinds[kind]}
          disabled={safetyKinds.has(kind)}
          onChange={(isOn) => choose(kind, isOn ? 'on' : 'off')}
        />
      ))}
    </div>
  );
}
