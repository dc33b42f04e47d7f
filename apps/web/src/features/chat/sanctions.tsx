'use client';

import { muteIn, timeLeft } from '@necp/shared/chat/sanctions';
import type { ChatChannel } from '@necp/shared/chat/schema';
import { secondMs } from '@necp/shared/kernel';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useCallback, useState } from 'react';
import { Banner } from '../../components/banner';
import { Button } from '../../components/button';
import { wallClock } from '../../components/kernel/clock';
import { newRequestId } from '../../components/kernel/rng';
import { useTRPC } from '../../components/providers/api';
import { useErrorToast } from '../../components/use-error-toast';
import { useInterval } from '../../components/use-interval';
import { type ChatTab, useChat } from './store';
import { useInto } from './use-talk';

/** Says that a moderator has muted the player in the channel that is written to, for how long still, and why. */
export function Muted({ tab }: { readonly tab: ChatTab }) {
  const into = useInto(tab);
  const isMuted = useChat((state) => state.mutes.length > 0);
  if (into === null || !isMuted) return null;
  return <MutedIn channel={typeof into === 'string' ? into : into.channel} />;
}

function MutedIn({ channel }: { readonly channel: ChatChannel }) {
  const t = useTranslations('chat');
  const mutes = useChat((state) => state.mutes);
  const [nowMs, setNowMs] = useState(() => wallClock.nowMs());
  const count = useCallback(() => setNowMs(wallClock.nowMs()), []);
  useInterval(count, secondMs);
  const mute = muteIn(mutes, channel, nowMs);
  if (mute === null) return null;
  const left = t('timeLeft', timeLeft(mute.untilMs - nowMs)).trim();
  return <p className="shrink-0 pb-1 text-sm break-words text-amber">{t('muted', { left, reason: mute.reason })}</p>;
}

/** The warning of a moderator that waits longest to be read. */
export function Warnings() {
  const t = useTranslations('chat');
  const warning = useChat((state) => state.warnings[0]);
  const onError = useErrorToast();
  const heeding = useMutation(useTRPC().chat.heedWarning.mutationOptions({ onError }));
  if (warning === undefined) return null;
  const { id, reason } = warning;
  return (
    <Banner
      tone="warning"
      className="shrink-0"
      action={
        <Button
          size="small"
          waiting={heeding.isPending}
          onClick={() =>
            heeding.mutate(
              { requestId: newRequestId(), warningId: id },
              {
                onSuccess: () =>
                  useChat.setState(({ warnings }) => ({ warnings: warnings.filter((one) => one.id !== id) })),
              },
            )
          }
        >
          {t('understood')}
        </Button>
      }
    >
      {t('warned', { reason })}
    </Banner>
  );
}
