'use client';

import { challengeRenewMs } from '@necp/shared/passkey/rules';
import type { PasskeyAnswer } from '@necp/shared/passkey/schema';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { Banner } from '../../components/banner';
import { Button } from '../../components/button';
import { useTRPC, useTRPCClient } from '../../components/providers/api';
import { useSignInWords } from '../../components/providers/refusals';
import { useIsReady } from '../../components/use-is-ready';
import { enter } from './enter';
import { askDevice, hasPasskeyAutofill, stopAsking, useHasPasskeys } from './passkey-device';
import { useDeviceWords } from './use-device-words';

interface PasskeySignInProps {
  /** The page to open afterwards. */
  readonly next?: string | undefined;
  /** Receives the refusal of an account that is to be deleted. */
  readonly onLeaving: (refusal: string) => void;
}

/** Signs in with a passkey and nothing typed: by a button, and by the list of the address field. */
export function PasskeySignIn({ next, onLeaving }: PasskeySignInProps) {
  const t = useTranslations('passkey');
  const say = useSignInWords();
  const words = useDeviceWords();
  const hasPasskeys = useHasPasskeys();
  const isReady = useIsReady();
  const [fault, setFault] = useState<ReactNode>();
  const [isEntering, setEntering] = useState(false);
  const starting = useMutation(useTRPC().passkey.startSignIn.mutationOptions());

  const send = useCallback(
    async (answer: PasskeyAnswer) => {
      setEntering(true);
      setFault(undefined);
      const refused = await enter({ by: 'passkey', next, given: { answer: JSON.stringify(answer) } });
      if (refused === undefined) return;
      if (refused.startsWith('account.leaving')) onLeaving(refused);
      else setFault(say(refused));
      setEntering(false);
    },
    [next, say, onLeaving],
  );
  const [asked, setAsked] = useState(0);
  useFieldList({ isWanted: hasPasskeys && !isEntering, asked, onAnswer: send });

  const ask = async () => {
    setEntering(true);
    setFault(undefined);
    try {
      const { options } = await starting.mutateAsync({ step: 'sign_in' });
      await send(await askDevice(options));
    } catch (error) {
      setFault(words(error));
      setEntering(false);
      setAsked((times) => times + 1);
    }
  };
  if (!hasPasskeys) return null;
  return (
    <div className="grid gap-3">
      {fault && <Banner tone="fault">{fault}</Banner>}
      <Button wide icon="key" disabled={!isReady} waiting={isEntering} onClick={() => void ask()}>
        {t('signIn')}
      </Button>
    </div>
  );
}

/** Asks the passkey once more and says with it that the owner stays: each answer of a device counts once. */
export function PasskeyReturn({ next }: Pick<PasskeySignInProps, 'next'>) {
  const t = useTranslations('account');
  const say = useSignInWords();
  const words = useDeviceWords();
  const [refusal, setRefusal] = useState<ReactNode>();
  const [isEntering, setEntering] = useState(false);
  const starting = useMutation(useTRPC().passkey.startSignIn.mutationOptions());
  const comeBack = async () => {
    setEntering(true);
    setRefusal(undefined);
    try {
      const { options } = await starting.mutateAsync({ step: 'sign_in' });
      const answer = JSON.stringify(await askDevice(options));
      const refused = await enter({ by: 'passkey', next, given: { answer, returning: 'yes' } });
      if (refused === undefined) return;
      setRefusal(say(refused));
    } catch (error) {
      setRefusal(words(error));
    }
    setEntering(false);
  };
  return (
    <>
      {refusal !== undefined && <Banner tone="fault">{refusal}</Banner>}
      <Button tone="primary" wide icon="key" waiting={isEntering} onClick={() => void comeBack()}>
        {t('return')}
      </Button>
    </>
  );
}

interface FieldList {
  readonly isWanted: boolean;
  /** Grows with each question of the button, which ends that of the list. */
  readonly asked: number;
  readonly onAnswer: (answer: PasskeyAnswer) => Promise<void>;
}

/** Offers passkeys in the list of the address field, with a challenge that is renewed before it expires. */
function useFieldList({ isWanted, asked, onAnswer }: FieldList): void {
  const client = useTRPCClient();
  const hasList = useQuery({ queryKey: ['passkey-autofill'], queryFn: hasPasskeyAutofill, staleTime: Infinity });
  const isOffered = isWanted && hasList.data === true;
  const challenge = useQuery({
    queryKey: ['passkey-challenge', asked],
    queryFn: () => client.passkey.startSignIn.mutate({ step: 'sign_in' }),
    enabled: isOffered,
    refetchInterval: challengeRenewMs,
    gcTime: 0,
    retry: false,
  });
  const options = isOffered ? challenge.data?.options : undefined;
  useEffect(() => {
    if (options === undefined) return;
    // The list is an offer only: a browser that does not show it leaves the button.
    askDevice(options, 'field').then(onAnswer, () => undefined);
    return stopAsking;
  }, [options, onAnswer]);
}
