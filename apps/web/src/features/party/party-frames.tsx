'use client';

import type { PartyMemberView } from '@necp/shared/party/schema';
import { useTranslations } from 'next-intl';
import { toast } from 'sonner';
import { Bar } from '../../components/bar';
import { classNames } from '../../components/class-names';
import { useControlName } from '../../components/controls/bindings';
import { PlayerMenu } from '../../components/player-menu';
import { SpeakingMark } from '../../components/speaking';
import type { HudProps } from '../base/feature';
import { type Condition, useCondition } from './condition';
import { MemberCast, MemberStatuses } from './member-effects';
import { MemberMark } from './member-mark';
import { RaidFrames } from './raid-frames';
import { useOwnParty } from './use-party';

type FrameProps = Pick<HudProps, 'device' | 'barNumbers' | 'playerActions'>;

/** The other members of the party, wherever they are; a click on a frame or its key targets the member. */
export function PartyFrames({ character, ...props }: FrameProps & Pick<HudProps, 'character'>) {
  const t = useTranslations('hud.party');
  const party = useOwnParty().data?.party;
  const members = party?.members ?? [];
  if (party?.isRaid)
    return (
      <RaidFrames members={members} ownId={character.id} device={props.device} playerActions={props.playerActions} />
    );
  const others = members.filter(({ characterId }) => characterId !== character.id);
  if (others.length === 0) return null;
  return (
    <ul
      aria-label={t('members')}
      className={classNames('grid gap-1', props.device === 'desk' ? 'w-60 max-w-[60vw]' : 'w-40 short:w-36')}
    >
      {others.map((member, index) => (
        <PartyFrame key={member.characterId} member={member} index={index} {...props} />
      ))}
    </ul>
  );
}

interface OneFrameProps extends FrameProps {
  readonly member: PartyMemberView;
  /** The place among the frames, which has a key. */
  readonly index: number;
}

function PartyFrame({ member, index, device, barNumbers, playerActions }: OneFrameProps) {
  const t = useTranslations('hud.party');
  const condition = useCondition(member);
  const { vitals } = condition;
  const { name } = member.character;
  return (
    <li
      data-state={condition.state}
      className={classNames(
        'cut cut-6 plate relative px-2.5 py-1 text-sm leading-snug',
        (condition.state === 'lost' || !condition.isReachable) && 'opacity-70',
      )}
    >
      <TargetButton name={name} index={index} playerActions={playerActions} />
      <div className="pointer-events-none relative grid gap-0.5">
        <FrameTitle member={member} device={device} />
        {vitals !== null && (
          <>
            <Bar
              label={t('health', { name })}
              value={vitals.health}
              max={vitals.healthMax}
              tone={condition.state === 'dead' || condition.state === 'downed' ? 'health' : 'good'}
              size={barNumbers === 'on' && device === 'desk' ? 'thick' : 'medium'}
              {...(barNumbers === 'on' && device === 'desk' ? { shown: healthWords(vitals) } : {})}
            />
            <div className="flex gap-1">
              <Bar
                label={t('energy', { name })}
                value={vitals.energy}
                max={vitals.energyMax}
                tone="energy"
                size="thin"
              />
              <Bar label={t('ram', { name })} value={vitals.ram} max={vitals.ramMax} tone="plain" size="thin" />
            </div>
          </>
        )}
        <StateLine member={member} condition={condition} />
        {condition.heard !== null && (
          <>
            <MemberStatuses name={name} heard={condition.heard} />
            <MemberCast heard={condition.heard} />
          </>
        )}
      </div>
    </li>
  );
}

const healthWords = ({ health, healthMax, shield }: { health: number; healthMax: number; shield: number }) =>
  `${health}${shield > 0 ? `+${shield}` : ''} / ${healthMax}`;

interface TargetButtonProps extends Pick<HudProps, 'playerActions'> {
  readonly name: string;
  readonly index: number;
}

/** Covers the frame: the member becomes the target, if it is in sight. */
function TargetButton({ name, index, playerActions }: TargetButtonProps) {
  const t = useTranslations('hud.party');
  const key = useControlName()(`member${Math.min(index, 3) + 1}` as 'member1');
  const target = () => {
    if (playerActions?.targetPlayer(name) === 'out_of_sight') toast(t('outOfSight', { name }));
  };
  return (
    <button
      type="button"
      aria-label={key ? t('targetKey', { name, key }) : t('target', { name })}
      onClick={target}
      className="pointer-events-auto absolute inset-0 hover:bg-line/40"
    />
  );
}

function FrameTitle({ member, device }: Pick<OneFrameProps, 'member' | 'device'>) {
  const t = useTranslations('hud.party');
  const { character, rank, zoneId, isReady } = member;
  const look = zoneId === null ? 'min-w-0 truncate text-quiet' : 'min-w-0 truncate text-text';
  return (
    <p className="flex items-baseline gap-2">
      {rank !== 'member' && (
        <span className="text-amber">
          <span aria-hidden>{rank === 'leader' ? '★' : '☆'}</span>
          <span className="sr-only">{t(rank)}</span>
        </span>
      )}
      <MemberMark characterId={member.characterId} />
      {/* A finger needs the whole frame for the target; the frame of a target has the menu. */}
      {device === 'desk' ? (
        <PlayerMenu name={character.name} className={look} />
      ) : (
        <span className={look}>{character.name}</span>
      )}
      <span className="number shrink-0 text-amber">{t('level', { level: character.level })}</span>
      <SpeakingMark characterId={member.characterId} />
      {isReady !== null && (
        <span className={isReady ? 'ml-auto shrink-0 text-green' : 'ml-auto shrink-0 text-red'}>
          {t(isReady ? 'ready' : 'notReady')}
        </span>
      )}
    </p>
  );
}

/** The role, and what keeps the member from helping or where it is. */
function StateLine({ member, condition }: { readonly member: PartyMemberView; readonly condition: Condition }) {
  const t = useTranslations('hud.party');
  const { state, zoneName } = condition;
  const isBad = state === 'dead' || state === 'downed' || state === 'linkDead';
  return (
    <p className="truncate text-quiet">
      {member.role !== 'none' && <>{t(`role.${member.role}`)} · </>}
      <span className={isBad ? 'text-red' : undefined}>{state === 'here' ? zoneName : t(state)}</span>
      {(state === 'farAway' || isBad) && zoneName !== null && <> · {zoneName}</>}
    </p>
  );
}
