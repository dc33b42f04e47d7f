'use client';

import type { FriendView } from '@necp/shared/social/schema';
import { useTranslations } from 'next-intl';
import * as Parts from 'radix-ui/dropdown-menu';
import { Icon } from '../../components/icon';
import { IconButton } from '../../components/icon-button';

interface FriendMenuProps {
  readonly friend: FriendView;
  readonly onFavourite: () => void;
  readonly onEdit: () => void;
  readonly onRemove: () => void;
  readonly onBlock: () => void;
}

const itemLook =
  'flex min-h-9 items-center gap-3 px-3 outline-none select-none data-highlighted:bg-line touch:min-h-11';

/** What the player can do about a friend. */
export function FriendMenu({ friend, onFavourite, onEdit, onRemove, onBlock }: FriendMenuProps) {
  const t = useTranslations('social');
  const { name } = friend.character;
  return (
    <Parts.Root modal={false}>
      <Parts.Trigger asChild>
        <IconButton icon="menu" label={t('menu', { name })} hint="none" />
      </Parts.Trigger>
      <Parts.Portal>
        <Parts.Content
          align="end"
          sideOffset={4}
          collisionPadding={8}
          className="cut cut-6 plate-raised z-50 min-w-48 animate-appear p-1"
          onKeyDown={(event) => event.stopPropagation()}
        >
          <Parts.Item className={itemLook} onSelect={onFavourite}>
            {t(friend.isFavourite ? 'noFavourite' : 'favourite')}
          </Parts.Item>
          <Parts.Item className={itemLook} onSelect={onEdit}>
            {t('edit')}
          </Parts.Item>
          <Parts.Item asChild>
            <a className={itemLook} href={`/c/${encodeURIComponent(name)}`} target="_blank" rel="noreferrer">
              {t('profile')}
            </a>
          </Parts.Item>
          <Parts.Item className={itemLook} onSelect={onRemove}>
            <Icon name="trash" className="size-4" />
            {t('remove')}
          </Parts.Item>
          <Parts.Item className={itemLook} onSelect={onBlock}>
            <Icon name="shield" className="size-4" />
            {t('block')}
          </Parts.Item>
        </Parts.Content>
      </Parts.Portal>
    </Parts.Root>
  );
}
