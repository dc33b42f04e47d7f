import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Locale } from '@necp/shared/kernel';
import { useLocale } from 'next-intl';
import { useEffect, useState } from 'react';
import { newRequestId } from '../../components/kernel/rng';
import { useTRPC } from '../../components/providers/api';

/**
 * Whether this browser shows notifications while the game is closed; `unable` when it cannot, `refused` when the player
 * or the browser forbids it.
 */
export type PushState = 'unable' | 'refused' | 'off' | 'on';

const registrationOf = async () => {
  if (!('serviceWorker' in navigator) || !('PushManager' in window)) return null;
  return (await navigator.serviceWorker.getRegistration()) ?? null;
};

async function subscriptionOf(): Promise<PushSubscription | null> {
  return (await registrationOf())?.pushManager.getSubscription() ?? null;
}

async function stateNow(): Promise<PushState> {
  if ((await registrationOf()) === null) return 'unable';
  if (Notification.permission === 'denied') return 'refused';
  return (await subscriptionOf()) === null ? 'off' : 'on';
}

/** Returns base64url text as browsers take keys. */
function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (symbol) => symbol.charCodeAt(0));
}

/** Switches web push of this browser on and off; the permission is asked for only when the player switches it on. */
export function usePush() {
  const { notification } = useTRPC();
  const queries = useQueryClient();
  const locale = useLocale() as Locale;
  const view = useQuery(notification.push.queryOptions());
  const [state, setState] = useState<PushState>('off');
  useEffect(() => void stateNow().then(setState), []);
  const settled = {
    onSettled: async () => {
      setState(await stateNow());
      await queries.invalidateQueries({ queryKey: notification.push.queryKey() });
    },
  };
  const subscribe = useMutation(notification.subscribePush.mutationOptions());
  const forget = useMutation(notification.unsubscribePush.mutationOptions());
  const switching = useMutation({
    ...settled,
    mutationFn: async (to: 'on' | 'off') => {
      if (to === 'off') {
        const subscription = await subscriptionOf();
        if (subscription === null) return;
        await forget.mutateAsync({ requestId: newRequestId(), endpoint: subscription.endpoint });
        await subscription.unsubscribe();
        return;
      }
      const registration = await registrationOf();
      if (registration === null || view.data === undefined) return;
      if ((await Notification.requestPermission()) !== 'granted') return;
      const subscription = await registration.pushManager.subscribe({
        userVisibleOnly: true,
        applicationServerKey: bytesOf(view.data.publicKey),
      });
      const { endpoint, keys } = subscription.toJSON();
      await subscribe.mutateAsync({
        requestId: newRequestId(),
        endpoint: endpoint ?? '',
        keys: { p256dh: keys?.['p256dh'] ?? '', auth: keys?.['auth'] ?? '' },
        locale,
        userAgent: navigator.userAgent.slice(0, 400),
      });
    },
  });
  return {
    state,
    devices: view.data?.devices ?? [],
    isBusy: switching.isPending || view.isPending,
    hasFailed: switching.isError,
    turn: switching.mutate,
  };
}
