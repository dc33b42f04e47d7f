'use client';

import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { Banner } from '../../components/banner';
import { Button } from '../../components/button';
import { useTRPC } from '../../components/providers/api';
import { answerProofRequests } from '../../components/providers/proof';
import { askDevice } from './passkey-device';
import { useDeviceWords } from './use-device-words';

/** Proves by a passkey who the player is. */
export function PasskeyProof() {
  const t = useTranslations('passkey');
  const words = useDeviceWords();
  const api = useTRPC();
  const starting = useMutation(api.passkey.startProof.mutationOptions());
  const sending = useMutation(api.passkey.prove.mutationOptions());
  const proving = useMutation({
    mutationFn: async () => sending.mutateAsync({ answer: await askDevice(await starting.mutateAsync()) }),
    onSuccess: () => answerProofRequests('given'),
  });
  const fault = proving.isError ? words(proving.error) : undefined;
  return (
    <div className="mb-5 grid gap-4">
      {fault && <Banner tone="fault">{fault}</Banner>}
      <Button wide icon="key" waiting={proving.isPending} onClick={() => proving.mutate()}>
        {t('useInstead')}
      </Button>
    </div>
  );
}
