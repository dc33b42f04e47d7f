'use client';

import type { SettingsView } from '@necp/shared/settings/schema';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { newRequestId } from '../../components/kernel/rng';
import { Panel, PanelTitle } from '../../components/panel';
import { useTRPC } from '../../components/providers/api';
import { Switch } from '../../components/switch';
import { useErrorToast } from '../../components/use-error-toast';

/** Asks whether statistics may ever be collected; without a yes none are. */
export function ConsentPanel() {
  const t = useTranslations('privacy');
  const api = useTRPC();
  const queries = useQueryClient();
  const sayError = useErrorToast();
  const key = api.settings.view.queryKey();
  const view = useQuery(api.settings.view.queryOptions());
  const saving = useMutation(
    api.settings.save.mutationOptions({
      onError: sayError,
      onSettled: () => queries.invalidateQueries({ queryKey: key }),
    }),
  );
  const settings = view.data?.settings;
  const choose = (analytics: 'on' | 'off') => {
    const known = queries.getQueryData<SettingsView>(key);
    if (known === undefined) return;
    const privacy = { ...known.settings.privacy, analytics };
    const changed = { ...known.settings, privacy };
    queries.setQueryData(key, { ...known, settings: changed });
    saving.mutate({ requestId: newRequestId(), settings: changed });
  };
  return (
    <Panel as="section" surface="solid">
      <PanelTitle className="mb-4">{t('consentTitle')}</PanelTitle>
      <Switch
        label={t('consent')}
        hint={t('consentHint')}
        checked={settings?.privacy.analytics === 'on'}
        disabled={settings === undefined}
        onChange={(isAgreed) => choose(isAgreed ? 'on' : 'off')}
      />
    </Panel>
  );
}
