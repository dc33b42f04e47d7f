'use client';

import { useTranslations } from 'next-intl';
import { classNames } from '../../components/class-names';
import { useControlName } from '../../components/controls/bindings';
import { IconButton } from '../../components/icon-button';
import { Icon } from '../../components/icon';
import type { HudProps } from '../base/feature';
import { useVoicePreferences } from './preferences';
import { useVoice } from './store';
import { useTalkKey, useSentListening, useVoiceConnection } from './use-voice';

/** The call of the player's group under its frames: to talk, to mute oneself, and to hear no other player. */
export function VoiceBar({ keys, device, playerActions }: Pick<HudProps, 'keys' | 'device' | 'playerActions'>) {
  useVoiceConnection(playerActions);
  useSentListening();
  useTalkKey(keys.talk);
  const t = useTranslations('hud.voice');
  const phase = useVoice((state) => state.phase);
  const isMuted = useVoice((state) => state.isMuted);
  const isDeaf = useVoice((state) => state.isDeaf);
  if (phase === 'off') return null;
  return (
    <section
      aria-label={t('call')}
      data-state={phase}
      className="cut cut-6 plate pointer-events-auto flex w-fit items-center gap-1 px-2 py-1"
    >
      <TalkSign device={device} />
      <IconButton
        icon={isMuted ? 'microphone_off' : 'microphone'}
        tone="bare"
        size="small"
        label={t(isMuted ? 'unmute' : 'mute')}
        onClick={() => useVoice.setState({ isMuted: !isMuted })}
      />
      <IconButton
        icon={isDeaf ? 'sound_off' : 'sound'}
        tone="bare"
        size="small"
        label={t(isDeaf ? 'undeafen' : 'deafen')}
        onClick={() => useVoice.setState({ isDeaf: !isDeaf })}
      />
    </section>
  );
}

/** What becomes of the player's voice: a button to hold on a phone, the key beside it on a desk. */
function TalkSign({ device }: Pick<HudProps, 'device'>) {
  const t = useTranslations('hud.voice');
  const { phase, microphone, isTalking, isMuted } = useVoice();
  const mode = useVoicePreferences((state) => state.mode);
  const isHushed = useVoice(({ members, ownId }) => members.some((one) => one.characterId === ownId && one.isHushed));
  const key = useControlName()('talk');
  const look = classNames('flex items-center gap-1.5 text-sm', isTalking ? 'text-green' : 'text-quiet');
  if (phase !== 'on') return <span className={look}>{t(phase === 'retrying' ? 'retrying' : 'connecting')}</span>;
  if (microphone !== 'open') return <span className={look}>{t('listening')}</span>;
  if (isHushed) return <span className="text-sm text-amber">{t('hushed')}</span>;
  if (mode === 'hold' && device === 'phone' && !isMuted) return <HoldToTalk isTalking={isTalking} />;
  const words = isMuted ? t('muted') : isTalking ? t('talking') : mode === 'activation' ? t('ready') : null;
  return (
    <span role="status" className={look}>
      <Icon name="signal" className="size-4" />
      {words ?? (key ? t('holdKey', { key }) : t('noKey'))}
    </span>
  );
}

function HoldToTalk({ isTalking }: { readonly isTalking: boolean }) {
  const t = useTranslations('hud.voice');
  const press = () => useVoice.setState({ isHeld: true });
  const release = () => useVoice.setState({ isHeld: false });
  return (
    <button
      type="button"
      aria-pressed={isTalking}
      onPointerDown={press}
      onPointerUp={release}
      onPointerCancel={release}
      onPointerLeave={release}
      onContextMenu={(event) => event.preventDefault()}
      className={classNames(
        'cut cut-4 plate-raised min-h-11 touch-none px-3 text-sm',
        isTalking ? 'text-green' : 'text-text',
      )}
    >
      {t('holdToTalk')}
    </button>
  );
}
