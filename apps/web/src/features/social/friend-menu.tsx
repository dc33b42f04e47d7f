'use client';

import type { FriendView } from '@necp/shared/social/schema';
import { useTranslations } from 'next-intl';
import * as Parts from 'radix-ui/dropdown-menu';
import { Icon } from '../../components/icon';
import { IconButton } from '../../components/icon-button';
import { MenuContent, menuItemLook } from '../../components/menu';
import { wantTrade } from '../../components/trade-wanted';

interface FriendMenuProps {
  readonly friend: FriendView;
  readonly onFavourite: () => void;
  readonly onEdit: () => void;
  readonly onRemove: () => void;
  readonly onBlock: () => void;
}

/** What the player can do about a friend. */
export function FriendMenu({ friend, onFavourite, onEdit, onRemove, onBlock }: FriendMenuProps) {
  const t = useTranslations('social');
  const hud = useTranslations('hud');
  const { name } = friend.character;
  return (
    <Parts.Root modal={false}>
      <Parts.Trigger asChild>
        <IconButton icon="menu" label={t('menu', { name })} hint="none" />
      </Parts.Trigger>
      <MenuContent label={t('menu', { name })} align="end">
        <Parts.Item className={menuItemLook} onSelect={onFavourite}>
          {t(friend.isFavourite ? 'noFavourite' : 'favourite')}
        </Parts.Item>
        <Parts.Item className={menuItemLook} onSelect={onEdit}>
          {t('edit')}
        </Parts.Item>
        <Parts.Item className={menuItemLook} onSelect={() => wantTrade(name)}>
          <Icon name="swap" className="size-4" />
          {hud('tradeWith')}
        </Parts.Item>
        <Parts.Item asChild>
          <a className={menuItemLook} href={`/c/${encodeURIComponent(name)}`} target="_blank" rel="noreferrer">
            {t('profile')}
          </a>
        </Parts.Item>
        <Parts.Item className={menuItemLook} onSelect={onRemove}>
          <Icon name="trash" className="size-4" />
          {t('remove')}
        </Parts.Item>
        <Parts.Item className={menuItemLook} onSelect={onBlock}>
          <Icon name="shield" className="size-4" />
          {t('block')}
        </Parts.Item>
      </MenuContent>
    </Parts.Root>
  );
}
