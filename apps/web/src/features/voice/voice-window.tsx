'use client';

import { useTranslations } from 'next-intl';
import { Banner } from '../../components/banner';
import { Button } from '../../components/button';
import { LoadFailed } from '../../components/load-failed';
import { useErrorWords } from '../../components/providers/refusals';
import { EmptyState, Loading } from '../../components/states';
import { Window } from '../../components/window/window';
import type { WindowProps } from '../base/feature';
import { voiceController } from './current';
import { MicrophoneSettings } from './microphone-settings';
import { useVoice } from './store';
import { useVoiceState } from './use-voice';
import { VoiceMembers } from './voice-members';

/** Voice: joining the call of one's group, who is in it, and how one talks and hears. */
export function VoiceWindow({ characterId, onClose }: Pick<WindowProps, 'characterId' | 'onClose'>) {
  const t = useTranslations('voice');
  const query = useVoiceState();
  const phase = useVoice((state) => state.phase);
  return (
    <Window frame="voice" title={t('title')} onClose={onClose} closeLabel={t('close')}>
      {query.isError && query.data === undefined && (
        <LoadFailed
          title={t('loadFailed')}
          retryLabel={t('tryAgain')}
          error={query.error}
          onRetry={() => void query.refetch()}
        />
      )}
      {query.data === undefined && !query.isError && <Loading label={t('loading')} />}
      {query.data && (
        <div className="grid gap-5">
          <Fault />
          {phase === 'off' ? <JoinPart {...query.data} /> : <CallPart characterId={characterId} />}
          <MicrophoneSettings />
        </div>
      )}
    </Window>
  );
}

function Fault() {
  const words = useErrorWords();
  const fault = useVoice((state) => state.fault);
  return fault === null ? null : <Banner tone="warning">{words(fault)}</Banner>;
}

function JoinPart({ isOpen, kinds }: { readonly isOpen: boolean; readonly kinds: readonly ('party' | 'guild')[] }) {
  const t = useTranslations('voice');
  if (!isOpen)
    return (
      <EmptyState icon="sound_off" title={t('away')}>
        {t('awayText')}
      </EmptyState>
    );
  if (kinds.length === 0)
    return (
      <EmptyState icon="party" title={t('noGroup')}>
        {t('noGroupText')}
      </EmptyState>
    );
  return (
    <div className="grid justify-items-start gap-2">
      <p className="text-quiet">{t('permission')}</p>
      {kinds.map((kind) => (
        <Button key={kind} tone="primary" icon="microphone" onClick={() => void voiceController()?.join(kind)}>
          {t(`join.${kind}`)}
        </Button>
      ))}
    </div>
  );
}

function CallPart({ characterId }: { readonly characterId: string }) {
  const t = useTranslations('voice');
  const { phase, microphone } = useVoice();
  return (
    <section aria-label={t('call')} className="grid gap-3">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p role="status" className={phase === 'on' ? 'text-green' : 'text-amber'}>
          {t(`phase.${phase === 'off' ? 'connecting' : phase}`)}
        </p>
        <Button icon="leave" onClick={() => voiceController()?.leave()}>
          {t('leave')}
        </Button>
      </div>
      {(microphone === 'refused' || microphone === 'missing') && <Banner tone="warning">{t(microphone)}</Banner>}
      <VoiceMembers ownId={characterId} />
    </section>
  );
}
