'use client';

import { zoneNames } from '@necp/content/client';
import type { Locale } from '@necp/shared/kernel';
import type { PartyMemberView } from '@necp/shared/party/schema';
import { useLocale, useTranslations } from 'next-intl';
import { PlayerMenu } from '../../components/player-menu';
import type { HudProps } from '../base/feature';
import { useOwnParty } from './use-party';

/** The other members of the party: rank, role, level and place of each, and whether the place is only kept. */
export function PartyFrames({ character }: Pick<HudProps, 'character'>) {
  const t = useTranslations('hud.party');
  const members = useOwnParty().data?.party?.members ?? [];
  const others = members.filter(({ characterId }) => characterId !== character.id);
  if (others.length === 0) return null;
  return (
    <ul aria-label={t('members')} className="grid w-60 max-w-[60vw] gap-1">
      {others.map((member) => (
        <PartyFrame key={member.characterId} member={member} />
      ))}
    </ul>
  );
}

function PartyFrame({ member }: { readonly member: PartyMemberView }) {
  const t = useTranslations('hud.party');
  const locale = useLocale() as Locale;
  const { character, rank, role, zoneId, isReady } = member;
  const isLost = zoneId === null;
  return (
    <li className="cut cut-6 plate px-2.5 py-1 text-sm leading-snug">
      <p className="flex items-baseline gap-2">
        {rank !== 'member' && (
          <span className="text-amber">
            <span aria-hidden>{rank === 'leader' ? '★' : '☆'}</span>
            <span className="sr-only">{t(rank)}</span>
          </span>
        )}
        <PlayerMenu
          name={character.name}
          className={isLost ? 'min-w-0 truncate text-quiet' : 'min-w-0 truncate text-text'}
        />
        <span className="number shrink-0 text-amber">{t('level', { level: character.level })}</span>
        {isReady !== null && (
          <span className={isReady ? 'ml-auto shrink-0 text-green' : 'ml-auto shrink-0 text-red'}>
            {t(isReady ? 'ready' : 'notReady')}
          </span>
        )}
      </p>
      <p className="truncate text-quiet">
        {role !== 'none' && <>{t(`role.${role}`)} · </>}
        {isLost ? t('lost') : (zoneNames[zoneId]?.[locale] ?? zoneId)}
      </p>
    </li>
  );
}
