'use client';

import { canArrange, groupOf, mostGroups, mostMembers } from '@necp/shared/party/rules';
import type { PartyMemberView, PartyView } from '@necp/shared/party/schema';
import { useTranslations } from 'next-intl';
import { type DragEvent, type HTMLAttributes, useState } from 'react';
import { Button } from '../../components/button';
import { classNames } from '../../components/class-names';
import { newRequestId } from '../../components/kernel/rng';
import { MemberRow } from './member-row';
import type { PartyActions } from './use-party';

/** The type under which a member is dragged. */
const memberType = 'application/x-necp-member';

interface RaidGroupsProps {
  readonly party: PartyView;
  readonly own: PartyMemberView;
  readonly actions: PartyActions;
}

/**
 * The groups of a raid. Who may, moves a member into another group or lets two change places: by dragging with a mouse,
 * or by the member's menu and then the place, which needs no mouse.
 */
export function RaidGroups({ party, own, actions }: RaidGroupsProps) {
  const t = useTranslations('party');
  const [pickedId, setPickedId] = useState<string | null>(null);
  const isArranger = canArrange({ rank: own.rank, isRaid: party.isRaid }).ok;
  const picked = isArranger ? (party.members.find(({ characterId }) => characterId === pickedId) ?? null) : null;
  const move = (memberId: string, group: number) => {
    setPickedId(null);
    actions.move.mutate({ requestId: newRequestId(), memberId: memberId as PartyMemberView['characterId'], group });
  };
  const swap = (memberId: string, withId: PartyMemberView['characterId']) => {
    setPickedId(null);
    if (memberId === withId) return;
    actions.swap.mutate({ requestId: newRequestId(), memberId: memberId as typeof withId, withId });
  };
  return (
    <div className="grid gap-3">
      {picked && (
        <p aria-live="polite" className="pinned flex items-center gap-3 border border-amber bg-ground p-2 text-sm">
          <span className="min-w-0 grow">{t('moving', { name: picked.character.name })}</span>
          <Button size="small" tone="quiet" onClick={() => setPickedId(null)}>
            {t('cancel')}
          </Button>
        </p>
      )}
      <div className="grid gap-x-5 gap-y-3 roomy:grid-cols-2">
        {Array.from({ length: mostGroups }, (_, group) => (
          <RaidGroup
            key={group}
            group={group}
            picked={picked}
            isArranger={isArranger}
            onMove={move}
            onSwap={swap}
            onPick={setPickedId}
            {...{ party, own, actions }}
          />
        ))}
      </div>
    </div>
  );
}

interface RaidGroupProps extends RaidGroupsProps {
  readonly group: number;
  readonly picked: PartyMemberView | null;
  readonly isArranger: boolean;
  readonly onMove: (memberId: string, group: number) => void;
  readonly onSwap: (memberId: string, withId: PartyMemberView['characterId']) => void;
  readonly onPick: (memberId: string) => void;
}

function RaidGroup(props: RaidGroupProps) {
  const { party, own, actions, group, picked, isArranger, onMove, onSwap, onPick } = props;
  const t = useTranslations('party');
  const [isOver, setOver] = useState(false);
  const here = party.members.filter(({ place }) => groupOf(place) === group);
  const isFull = here.length >= mostMembers;
  const name = t('group', { group: group + 1 });
  const canTake = picked !== null && groupOf(picked.place) !== group && !isFull;
  const drops = isArranger ? dropping({ onOver: setOver, onDrop: (memberId) => onMove(memberId, group) }) : {};
  const trailOf = (member: PartyMemberView) =>
    picked === null ? undefined : picked === member || groupOf(picked.place) === group ? (
      <span />
    ) : (
      <Button size="small" onClick={() => onSwap(picked.characterId, member.characterId)}>
        {t('swapWith', { name: member.character.name })}
      </Button>
    );
  return (
    <section
      aria-label={name}
      {...drops}
      className={classNames('border p-2', isOver ? 'border-amber bg-[#2a2110]' : 'border-line/70')}
    >
      <h3 className="flex min-h-8 items-center gap-2 text-sm text-quiet">
        <span className="caps text-xs text-amber">{name}</span>
        <span className="number grow">{t('groupCount', { count: here.length, most: mostMembers })}</span>
        {canTake && (
          <Button size="small" tone="primary" onClick={() => onMove(picked.characterId, group)}>
            {t('moveHere')}
          </Button>
        )}
      </h3>
      <ul aria-label={name}>
        {here.map((member) => (
          <MemberRow
            key={member.characterId}
            {...{ party, member, own, actions }}
            onPick={isArranger ? () => onPick(member.characterId) : undefined}
            trail={trailOf(member)}
            drag={isArranger ? draggable(member, { onDrop: (memberId) => onSwap(memberId, member.characterId) }) : {}}
          />
        ))}
      </ul>
    </section>
  );
}

interface Dropping {
  readonly onOver?: (isOver: boolean) => void;
  readonly onDrop: (memberId: string) => void;
}

/** What lets a member be dropped on a part of the window. */
function dropping({ onOver, onDrop }: Dropping): HTMLAttributes<HTMLElement> {
  return {
    onDragOver: (event: DragEvent) => {
      if (!event.dataTransfer.types.includes(memberType)) return;
      event.preventDefault();
      onOver?.(true);
    },
    onDragLeave: () => onOver?.(false),
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      event.stopPropagation();
      onOver?.(false);
      const memberId = event.dataTransfer.getData(memberType);
      if (memberId !== '') onDrop(memberId);
    },
  };
}

/** What lets a member be dragged, and another be dropped on it. */
function draggable({ characterId }: PartyMemberView, drops: Dropping): HTMLAttributes<HTMLLIElement> {
  return {
    ...dropping(drops),
    draggable: true,
    onDragStart: (event) => event.dataTransfer.setData(memberType, characterId),
  };
}
