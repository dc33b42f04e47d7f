'use client';

import type { TrustedDeviceView } from '@necp/shared/session/schema';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'next-intl';
import { toast } from 'sonner';
import { Button } from '../../components/button';
import { useCountryWords } from '../../components/country-words';
import { useDeviceWords } from '../../components/device-words';
import { Icon } from '../../components/icon';
import { newRequestId } from '../../components/kernel/rng';
import { List, ListRow } from '../../components/list';
import { Panel, PanelTitle } from '../../components/panel';
import { useTRPC } from '../../components/providers/api';
import { useErrorToast } from '../../components/use-error-toast';

/** Lists the browsers that are not asked for a code, with a way to end the trust in each; nothing without any. */
export function TrustedDevices({ devices }: { readonly devices: readonly TrustedDeviceView[] }) {
  const t = useTranslations('session');
  const format = useFormatter();
  const deviceOf = useDeviceWords();
  const countryOf = useCountryWords();
  const sayError = useErrorToast();
  const api = useTRPC();
  const queries = useQueryClient();
  const forgetting = useMutation(
    api.session.forgetDevice.mutationOptions({
      onError: sayError,
      onSuccess: () => toast.success(t('forgotten')),
      onSettled: () => queries.invalidateQueries(api.session.list.queryFilter()),
    }),
  );
  if (devices.length === 0) return null;
  return (
    <Panel as="section" surface="solid">
      <PanelTitle>{t('trusted')}</PanelTitle>
      <p className="mt-2 text-sm text-quiet">{t('trustedLead')}</p>
      <List className="mt-2">
        {devices.map(({ id, device, address, country, expiresAt }) => (
          <ListRow
            key={id}
            lead={<Icon name={/Android|iOS|iPadOS/.test(device) ? 'device' : 'desktop'} />}
            title={deviceOf(device)}
            detail={
              <>
                {country && <span className="mr-3 inline-block text-text">{countryOf(country)}</span>}
                {address && <span className="number mr-3 text-xs">{address}</span>}
                {t('trustedUntil', { date: format.dateTime(expiresAt, { dateStyle: 'long' }) })}
              </>
            }
            trail={
              <Button
                size="small"
                waiting={forgetting.isPending && forgetting.variables.deviceId === id}
                onClick={() => forgetting.mutate({ requestId: newRequestId(), deviceId: id })}
              >
                {t('forget')}
              </Button>
            }
          />
        ))}
      </List>
    </Panel>
  );
}
