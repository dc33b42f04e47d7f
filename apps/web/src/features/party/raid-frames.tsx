'use client';

import { groupOf, mostGroups } from '@necp/shared/party/rules';
import type { PartyMemberView } from '@necp/shared/party/schema';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { toast } from 'sonner';
import { classNames } from '../../components/class-names';
import { Icon, type IconName } from '../../components/icon';
import type { HudProps } from '../base/feature';
import { type Condition, type MemberState, useCondition } from './condition';
import { MemberMark } from './member-mark';

const roleIcons = { tank: 'shield', healer: 'plus', damage: 'swords' } as const satisfies Record<string, IconName>;

interface RaidFramesProps extends Pick<HudProps, 'device' | 'playerActions'> {
  readonly members: readonly PartyMemberView[];
  readonly ownId: string;
}

/** All members of a raid by their groups, the own character among them, small enough for forty. */
export function RaidFrames({ members, ownId, device, playerActions }: RaidFramesProps) {
  const t = useTranslations('hud.party');
  const [isOpen, setOpen] = useState(device === 'desk');
  const ownGroup = groupOf(members.find(({ characterId }) => characterId === ownId)?.place ?? 0);
  const groups = groupsOf(members).filter(({ group }) => isOpen || group === ownGroup);
  // Opened on a phone, all forty are on the screen at once.
  const wide = device === 'desk' ? 'w-72 max-w-[60vw]' : isOpen ? 'w-[94vw] max-w-100' : 'w-44 short:w-40';
  return (
    <section aria-label={t('raid')} className={wide}>
      <button
        type="button"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
        className={
          'cut cut-6 plate pointer-events-auto mb-1 flex w-full items-center gap-2 px-2 py-0.5 text-sm ' +
          'touch:min-h-11'
        }
      >
        <Icon name={isOpen ? 'chevron_up' : 'chevron_down'} className="size-4" />
        <span className="grow text-left text-text">{t('raid')}</span>
        <span className="number text-amber">{members.length}</span>
      </button>
      <div
        className={classNames(
          'grid gap-y-1 overflow-y-auto',
          device === 'desk'
            ? 'max-h-[62vh] grid-cols-2 gap-x-1.5'
            : 'pointer-events-auto max-h-[50vh] grid-cols-4 gap-x-1 short:max-h-[44vh]',
        )}
      >
        {groups.map(({ group, here }) => (
          <section
            key={group}
            aria-label={t('group', { group: group + 1 })}
            className={isOpen ? 'min-w-0' : 'col-span-full'}
          >
            <h3 aria-hidden className="text-[0.65rem] leading-tight text-quiet [text-shadow:0_0_3px_#05070a]">
              {t('group', { group: group + 1 })}
            </h3>
            <ul className={isOpen ? 'grid gap-px' : 'grid grid-cols-2 gap-px'}>
              {here.map((member) => (
                <RaidCell
                  key={member.characterId}
                  member={member}
                  isOwn={member.characterId === ownId}
                  playerActions={playerActions}
                />
              ))}
            </ul>
          </section>
        ))}
      </div>
    </section>
  );
}

/** Returns the groups of a raid that have members, each with those in the order of their places. */
function groupsOf(members: readonly PartyMemberView[]) {
  return Array.from({ length: mostGroups }, (_, group) => ({
    group,
    here: members.filter(({ place }) => groupOf(place) === group),
  })).filter(({ here }) => here.length > 0);
}

interface RaidCellProps extends Pick<HudProps, 'playerActions'> {
  readonly member: PartyMemberView;
  readonly isOwn: boolean;
}

/** A member of the raid: role, rank, name, health, resources, and the one state that matters most. */
function RaidCell({ member, isOwn, playerActions }: RaidCellProps) {
  const t = useTranslations('hud.party');
  const condition = useCondition(member);
  const { name } = member.character;
  const isDim = !isOwn && !condition.isReachable;
  const target = () => {
    if (playerActions?.targetPlayer(name) === 'out_of_sight') toast(t('outOfSight', { name }));
  };
  return (
    <li data-state={condition.state} className={classNames('relative overflow-hidden', isDim && 'opacity-60')}>
      <button
        type="button"
        disabled={isOwn}
        aria-label={`${t('target', { name })}. ${wordsOf(member, condition, t)}`}
        onClick={target}
        className={classNames(
          'pointer-events-auto relative block h-6 w-full bg-[#1b222a] text-left touch:h-8',
          'outline-offset-[-2px] enabled:hover:brightness-125',
        )}
      >
        <HealthFill condition={condition} />
        <span className="relative flex h-full items-center gap-1 px-1 pb-0.5 text-xs leading-none">
          {member.role !== 'none' && <Icon name={roleIcons[member.role]} className="size-3 text-text" />}
          {member.rank !== 'member' && <span className="text-amber">{member.rank === 'leader' ? '★' : '☆'}</span>}
          <span
            className={classNames(
              'min-w-0 grow truncate [text-shadow:0_0_3px_#05070a,0_0_3px_#05070a]',
              isOwn ? 'text-amber' : 'text-text',
            )}
          >
            {name}
          </span>
          <MemberMark characterId={member.characterId} />
          <StateSign state={condition.state} />
          {member.isReady !== null && (
            <Icon
              name={member.isReady ? 'check' : 'close'}
              className={member.isReady ? 'size-3 text-green' : 'size-3 text-red'}
            />
          )}
        </span>
      </button>
    </li>
  );
}

/** The health behind the name, and the resources as two lines at the bottom. */
function HealthFill({ condition: { vitals } }: { readonly condition: Condition }) {
  if (vitals === null) return null;
  const scale = (value: number, max: number) => ({ transform: `scaleX(${max > 0 ? Math.min(1, value / max) : 0})` });
  const tone = vitals.health * 3 < vitals.healthMax ? 'bg-[#8a2430]' : 'bg-[#1f6b45]';
  return (
    <>
      <span
        className={classNames('absolute inset-0 origin-left', tone)}
        style={scale(vitals.health, vitals.healthMax)}
      />
      <span
        className="absolute inset-x-0 bottom-0 h-0.5 origin-left bg-cyan"
        style={scale(vitals.energy, vitals.energyMax)}
      />
      <span
        className="absolute inset-x-0 bottom-0.5 h-px origin-left bg-text"
        style={scale(vitals.ram, vitals.ramMax)}
      />
    </>
  );
}

/** The states that a cell shows by a picture; the shade of the cell shows all others. */
const stateIcons: Partial<Record<MemberState, IconName>> = {
  lost: 'sign_out',
  noSignal: 'signal_lost',
  linkDead: 'signal_lost',
  dead: 'skull',
  downed: 'chevron_down',
  away: 'clock',
};

function StateSign({ state }: { readonly state: MemberState }) {
  const icon = stateIcons[state];
  if (icon === undefined) return null;
  const isBad = state === 'dead' || state === 'downed' || state === 'linkDead';
  return <Icon name={icon} className={classNames('size-3.5', isBad ? 'text-red' : 'text-text')} />;
}

type Words = ReturnType<typeof useTranslations<'hud.party'>>;

/** Says to screen readers what the cell shows. */
function wordsOf({ role, rank, isReady }: PartyMemberView, { state, vitals, zoneName }: Condition, t: Words): string {
  return [
    rank === 'member' ? null : t(rank),
    role === 'none' ? null : t(`role.${role}`),
    vitals === null ? null : t('healthOf', { health: vitals.health, most: vitals.healthMax }),
    state === 'here' ? zoneName : t(state),
    isReady === null ? null : t(isReady ? 'ready' : 'notReady'),
  ]
    .filter((word) => word !== null)
    .join(', ');
}
