'use client';

import { dropChoices, type PartyDropMemberView, type PartyDropView } from '@necp/shared/loot/party-schema';
import { useTranslations } from 'next-intl';
import { Button } from '../../components/button';
import { classNames } from '../../components/class-names';
import { ContentIcon } from '../../components/content-icon';
import { useItemName, type ItemKinds } from '../../components/items/use-item-kinds';
import { newRequestId } from '../../components/kernel/rng';
import { rarityMarks } from '../../components/rarity';
import { useCountdown } from '../../components/use-countdown';
import type { DropActions } from './use-party-drops';

interface DropNameProps {
  readonly drop: PartyDropView;
  readonly kinds: ItemKinds;
}

/** The item, with the colour and the glyph of its rarity. */
export function DropName({ drop: { item }, kinds }: DropNameProps) {
  const name = useItemName(kinds);
  const mark = rarityMarks[item.rarity];
  return (
    <span className={classNames('inline-flex items-center gap-1.5', mark.text)}>
      <ContentIcon name={kinds.contentOf(item.templateId).icon} className="size-4" />
      <span aria-hidden className="text-[0.7em]">
        {mark.glyph}
      </span>
      {name(item)}
      {item.quantity > 1 && <span className="number text-quiet">× {item.quantity}</span>}
    </span>
  );
}

interface OpenDropProps extends DropNameProps {
  readonly ownId: string;
  /** When the item was read, by the steady clock of the page. */
  readonly atMs: number;
  readonly actions: DropActions;
}

/** An item that is not decided: the time left, what the members chose, and what the player can do. */
export function OpenDrop({ drop, kinds, ownId, atMs, actions }: OpenDropProps) {
  const t = useTranslations('hud.loot');
  const seconds = useCountdown(atMs + drop.leftMs);
  const own = drop.members.find(({ characterId }) => characterId === ownId);
  const master = drop.members.find(({ characterId }) => characterId === drop.masterId);
  return (
    <>
      <p className="flex flex-wrap items-baseline justify-between gap-x-3">
        <DropName drop={drop} kinds={kinds} />
        <span role="timer" aria-label={t('timeLeft', { seconds })} className="number text-sm text-amber">
          {seconds}
        </span>
      </p>
      {drop.mode === 'need_greed' && own?.choice === null && <Choices drop={drop} actions={actions} />}
      {drop.mode === 'need_greed' && <Members drop={drop} />}
      {drop.mode === 'master' && drop.masterId !== ownId && (
        <p className="text-sm text-quiet">{t('masterDecides', { name: master?.name ?? '—' })}</p>
      )}
      {drop.mode === 'master' && drop.masterId === ownId && (
        <Receivers
          label={t('giveTo')}
          members={drop.members}
          onPick={(toId) => actions.give.mutate({ requestId: newRequestId(), dropId: drop.dropId, toId })}
        />
      )}
    </>
  );
}

function Choices({ drop, actions }: Pick<OpenDropProps, 'drop' | 'actions'>) {
  const t = useTranslations('hud.loot');
  const isWaiting = actions.choose.isPending && actions.choose.variables.dropId === drop.dropId;
  return (
    <div className="flex gap-2 *:grow">
      {dropChoices.map((choice) => (
        <Button
          key={choice}
          size="small"
          tone={choice === 'need' ? 'primary' : undefined}
          disabled={isWaiting}
          onClick={() => actions.choose.mutate({ requestId: newRequestId(), dropId: drop.dropId, choice })}
        >
          {t(`choice.${choice}`)}
        </Button>
      ))}
    </div>
  );
}

/** What each member chose, and what it rolled once the roll is over. */
export function Members({ drop }: { readonly drop: PartyDropView }) {
  const t = useTranslations('hud.loot');
  return (
    <ul aria-label={t('choices')} className="flex flex-wrap gap-x-3 text-xs text-quiet">
      {drop.members.map(({ characterId, name, choice, rolled }) => (
        <li key={characterId} className={drop.given?.toId === characterId ? 'text-green' : undefined}>
          {name}: {choice === null ? t(drop.given === null ? 'choosing' : 'choice.pass') : t(`choice.${choice}`)}
          {rolled !== null && <span className="number"> {rolled}</span>}
        </li>
      ))}
    </ul>
  );
}

interface ReceiversProps {
  readonly label: string;
  readonly members: readonly PartyDropMemberView[];
  readonly onPick: (characterId: PartyDropMemberView['characterId']) => void;
}

/** The members who can get an item, each as a button. */
export function Receivers({ label, members, onPick }: ReceiversProps) {
  return (
    <div role="group" aria-label={label} className="flex flex-wrap items-center gap-2 text-sm">
      <span className="text-quiet">{label}</span>
      {members.map(({ characterId, name }) => (
        <Button key={characterId} size="small" onClick={() => onPick(characterId)}>
          {name}
        </Button>
      ))}
    </div>
  );
}
