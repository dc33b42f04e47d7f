'use client';

import { placesOf } from '@necp/shared/inventory/rules';
import type { ItemContent } from '@necp/shared/inventory/content';
import type { ContainerKind, ItemView } from '@necp/shared/inventory/schema';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, type ReactNode } from 'react';
import { Button } from '../../components/button';
import { useDeviceStore } from '../../components/controls/device';
import { useIsTaught } from '../../components/controls/teaching';
import type { IconName } from '../../components/icon';
import { IconButton } from '../../components/icon-button';
import { ScrollArea } from '../../components/window/scroll-area';
import type { ItemKinds } from '../../components/items/use-item-kinds';
import type { HeldItem } from './held-item';

export type ItemAction =
  | 'equip'
  | 'unequip'
  | 'use'
  | 'open'
  | 'move'
  | 'fit'
  | 'repair'
  | 'split'
  | 'lock'
  | 'junk'
  | 'destroy'
  | 'link';

interface ShelfProps {
  readonly item: ItemView;
  readonly kind: ContainerKind;
  readonly kinds: ItemKinds;
  readonly heldItem: HeldItem | null;
  /** Whether no item takes the held one. */
  readonly isUseless: boolean;
  readonly waiting: boolean;
  readonly canUse: boolean;
  readonly card: ReactNode;
  readonly onAction: (action: ItemAction) => void;
  readonly onLeave: () => void;
}

/** Shows the selected item with all possible actions. */
export function Shelf(props: ShelfProps) {
  const { item, kind, kinds, heldItem, isUseless, waiting, canUse, card, onAction, onLeave } = props;
  const t = useTranslations('inventory');
  const main = mainAction({ item, kind, kinds, canUse });
  const others = otherActions({ item, kind, kinds });
  const content = kinds.contentOf(item.templateId);
  const isImplant = content.kind === 'cyberware';
  return (
    <section
      aria-label={t('chosen')}
      className={
        'grid content-start gap-3 border border-line bg-ground/50 p-3 slim:pinned ' +
        'slim:-bottom-(--window-pad) slim:z-10 slim:bg-panel roomy:slim:col-span-2 ' +
        'tight:-mx-(--window-pad) tight:border-x-0 tight:px-(--window-pad) broad:pinned broad:top-0 broad:row-span-2 ' +
        'broad:self-start tall:roomy:slim:grid-cols-[minmax(0,1fr)_auto]'
      }
    >
      <ScrollArea
        frameClassName="slim:max-h-[min(12rem,38cqh)] short:slim:max-h-[42cqh] broad:max-h-[calc(100cqh-11rem)]"
        className="pr-8 tall:roomy:slim:pr-3"
      >
        {card}
      </ScrollArea>
      <IconButton
        tone="bare"
        size="small"
        icon="close"
        label={t('leaveChosen')}
        hint="none"
        className="absolute top-2 right-2"
        onClick={onLeave}
      />
      {heldItem ? (
        <p role="status" className="flex items-center justify-between gap-3 text-sm text-amber">
          {isUseless && heldItem.does !== 'move' ? t(`heldUseless.${heldItem.does}`) : t(`heldItem.${heldItem.does}`)}
          <Button size="small" tone="quiet" onClick={onLeave}>
            {t('stop')}
          </Button>
        </p>
      ) : (
        <div
          className={
            'flex flex-wrap gap-2 tall:roomy:slim:mt-9 tall:roomy:slim:min-w-40 tall:roomy:slim:flex-col ' +
            'tall:roomy:slim:flex-nowrap'
          }
        >
          {isImplant && <p className="basis-full text-sm text-quiet">{t('atClinic')}</p>}
          {main && <MainButton key={item.id} action={main} content={content} {...{ waiting, onAction }} />}
          {others.map(([action, icon]) => (
            <Button
              key={action}
              size="small"
              icon={icon}
              tone={action === 'destroy' ? 'danger' : 'plain'}
              disabled={waiting}
              onClick={() => onAction(action)}
            >
              {t(wordOf(action, item))}
            </Button>
          ))}
        </div>
      )}
    </section>
  );
}

interface MainButtonProps extends Pick<ShelfProps, 'waiting' | 'onAction'> {
  readonly action: ItemAction;
  readonly content: ItemContent;
}

/**
 * The button of what a double click does; it beckons while the player is taught to do it. With a gamepad it is reached
 * at once, because the rows of the bag lie between the item and the button.
 */
function MainButton({ action, content, waiting, onAction }: MainButtonProps) {
  const t = useTranslations('inventory');
  const isTaught = useIsTaught(action);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (useDeviceStore.getState().used === 'pad') button.current?.focus();
  }, []);
  return (
    <Button
      ref={button}
      size="small"
      tone="primary"
      waiting={waiting}
      className={isTaught ? 'animate-beckon' : undefined}
      onClick={() => onAction(action)}
    >
      {t(action === 'equip' && isHeldInHands(content) ? 'action.hold' : `action.${action}`)}
    </Button>
  );
}

type ShelfItem = Pick<ShelfProps, 'item' | 'kind' | 'kinds'>;

/** Returns the action of a double click or the first button; null when there is none. */
export function mainAction({ item, kind, kinds, canUse }: ShelfItem & { readonly canUse: boolean }): ItemAction | null {
  const content = kinds.contentOf(item.templateId);
  if (content.kind === 'cyberware') return null;
  if (kind === 'equipment') return 'unequip';
  if (content.kind === 'mod') return 'fit';
  if (content.kind === 'consumable') {
    if (content.uses.some(({ does }) => does === 'open')) return 'open';
    if (content.uses.some(({ does }) => does === 'repair')) return 'repair';
    return canUse ? 'use' : null;
  }
  return placesOf(content).length > 0 ? 'equip' : null;
}

function otherActions({ item, kind, kinds }: ShelfItem): readonly (readonly [ItemAction, IconName])[] {
  const content = kinds.contentOf(item.templateId);
  const actions: (readonly [ItemAction, IconName])[] = [['move', 'hand']];
  if (item.quantity > 1) actions.push(['split', 'swap']);
  actions.push(['link', 'chat']);
  if (content.kind !== 'quest') {
    actions.push(['lock', 'lock']);
    if (kind === 'bag') actions.push(['junk', 'list']);
    if (!item.isLocked) actions.push(['destroy', 'trash']);
  }
  return actions;
}

const isHeldInHands = ({ kind }: ItemContent): boolean => kind === 'firearm' || kind === 'blade';

function wordOf(action: ItemAction, item: ItemView) {
  if (action === 'lock' && item.isLocked) return 'action.unlock' as const;
  if (action === 'junk' && item.isJunk) return 'action.keep' as const;
  return `action.${action}` as const;
}
