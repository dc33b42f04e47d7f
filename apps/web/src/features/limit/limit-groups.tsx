'use client';

import type { LimitView } from '@necp/shared/limit/schema';
import { useTranslations } from 'next-intl';
import { type ReactNode, useId, useState } from 'react';
import { Button } from '../../components/button';
import { Icon } from '../../components/icon';
import { List } from '../../components/list';
import { changedGroup, groupsOf, type LimitGroup } from './groups';
import { useRoomWords } from './words';

interface LimitGroupsProps {
  readonly limits: readonly LimitView[];
  /** Whether they are what a search has found: then every group stands open. */
  readonly areFound: boolean;
  readonly row: (limit: LimitView) => ReactNode;
}

/** Shows limits in groups that open and close; those that were changed stand first and open. */
export function LimitGroups({ limits, areFound, row }: LimitGroupsProps) {
  const t = useTranslations('limit');
  const titleOf = useRoomWords();
  const groups = groupsOf(limits, titleOf);
  const [isOpen, setOpen] = useState<Readonly<Record<string, boolean>>>({ [changedGroup]: true });
  const stands = (id: string) => isOpen[id] ?? areFound;
  const areAllOpen = groups.every(({ id }) => stands(id));
  return (
    <>
      <div className="mt-2 flex justify-end">
        <Button
          size="small"
          tone="quiet"
          onClick={() => setOpen(Object.fromEntries(groups.map(({ id }) => [id, !areAllOpen])))}
        >
          {t(areAllOpen ? 'closeAll' : 'openAll')}
        </Button>
      </div>
      <div className="mt-2 grid gap-2">
        {groups.map((group) => (
          <Group
            key={group.id}
            group={group}
            title={titleOf(group.id)}
            isOpen={stands(group.id)}
            row={row}
            onToggle={() => setOpen({ ...isOpen, [group.id]: !stands(group.id) })}
          />
        ))}
      </div>
    </>
  );
}

interface GroupProps extends Pick<LimitGroupsProps, 'row'> {
  readonly group: LimitGroup;
  readonly title: string;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}

function Group({ group, title, isOpen, row, onToggle }: GroupProps) {
  const t = useTranslations('limit');
  const id = useId();
  const { limits } = group;
  return (
    <section className="border border-line">
      <h2 className="font-text text-base font-normal">
        <button
          type="button"
          aria-expanded={isOpen}
          aria-controls={isOpen ? id : undefined}
          onClick={onToggle}
          className={
            'flex min-h-11 w-full items-center gap-3 px-3 text-left text-text transition-colors hover:bg-raised ' +
            'aria-expanded:bg-raised'
          }
        >
          <Icon name={isOpen ? 'chevron_down' : 'chevron_right'} className="size-4 shrink-0 text-quiet" />
          <span className={group.id === changedGroup ? 'font-semibold text-amber' : 'font-semibold'}>{title}</span>
          <span className="number ml-auto text-sm text-quiet">
            <span aria-hidden>{limits.length}</span>
            <span className="sr-only">{t('count', { count: limits.length })}</span>
          </span>
        </button>
      </h2>
      {isOpen && (
        <List id={id} className="px-3">
          {limits.map(row)}
        </List>
      )}
    </section>
  );
}
