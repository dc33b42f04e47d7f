'use client';

import type { VoiceMember } from '@necp/shared/voice/schema';
import { useFormatter, useTranslations } from 'next-intl';
import { IconButton } from '../../components/icon-button';
import { Slider } from '../../components/slider';
import { SpeakingMark, useReportedVoice } from '../../components/speaking';
import { prefer, setHearing, useVoicePreferences } from './preferences';
import { useVoice } from './store';

/** Who is in the call: who speaks, who is muted, and how loud each of them is for the player. */
export function VoiceMembers({ ownId }: { readonly ownId: string }) {
  const t = useTranslations('voice');
  const members = useVoice((state) => state.members);
  if (members.length === 0) return null;
  return (
    <ul aria-label={t('members')} className="grid gap-2">
      {members.map((member) => (
        <MemberRow key={member.characterId} member={member} isOwn={member.characterId === ownId} />
      ))}
    </ul>
  );
}

interface RowProps {
  readonly member: VoiceMember;
  readonly isOwn: boolean;
}

function MemberRow({ member, isOwn }: RowProps) {
  const t = useTranslations('voice');
  const { characterId, name, isMuted, isHushed, isDeaf } = member;
  return (
    <li className="grid items-center gap-x-4 gap-y-1 sm:grid-cols-[12rem_1fr]">
      <span className="flex min-w-0 items-center gap-2 text-text">
        <span className="truncate">{name}</span>
        <SpeakingMark characterId={characterId} />
        {(isMuted || isDeaf) && (
          <span className="text-sm text-quiet">{t(isHushed ? 'isHushed' : isDeaf ? 'isDeaf' : 'isMuted')}</span>
        )}
      </span>
      {!isOwn && <Hearing characterId={characterId} name={name} />}
    </li>
  );
}

function Hearing({ characterId, name }: { readonly characterId: string; readonly name: string }) {
  const t = useTranslations('voice');
  const format = useFormatter();
  const { volumes, unheard } = useVoicePreferences();
  const isUnheard = unheard.includes(characterId);
  const volume = volumes[characterId] ?? 1;
  return (
    <div className="flex items-center gap-3">
      <IconButton
        icon={isUnheard ? 'sound_off' : 'sound'}
        tone="bare"
        size="small"
        aria-pressed={isUnheard}
        label={t(isUnheard ? 'hearAgain' : 'muteOther', { name })}
        onClick={() => setHearing(characterId, isUnheard ? 'heard' : 'unheard')}
      />
      <div className="grow">
        <Slider
          label={t('volumeOf', { name })}
          value={volume}
          min={0}
          max={1}
          step={0.05}
          shown={format.number(volume, { style: 'percent' })}
          disabled={isUnheard}
          onChange={(value) => prefer({ volumes: { ...volumes, [characterId]: value } })}
        />
      </div>
      <IconButton
        icon="fault"
        tone="bare"
        size="small"
        label={t('reportOther', { name })}
        onClick={() => useReportedVoice.setState({ name })}
      />
    </div>
  );
}
