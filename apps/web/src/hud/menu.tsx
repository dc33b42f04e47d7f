'use client';

import { useTranslations } from 'next-intl';
import { type KeyboardEvent, type ReactNode, useSyncExternalStore } from 'react';
import { Button } from '../components/button';
import { BoundChip } from '../components/controls/control-chip';
import { useDevice } from '../components/controls/device';
import { Icon, type IconName } from '../components/icon';
import { NewTabMark } from '../components/new-tab-mark';
import { ModalWindow } from '../components/window/modal-window';
import type { KeyWindow } from '../features/base/feature';
import { SignOutButton } from '../features/session/sign-out';
import { type WindowName, windows } from './features';
import { type Direction, moveFocus } from './pad/focus';

/** Draws the key or the button that opens a window without the menu; nothing on a touch screen. */
function WindowControl({ action }: { readonly action: KeyWindow }) {
  const device = useDevice();
  return device === 'touch' ? null : <BoundChip action={action} device={device} />;
}

interface MenuProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onOpen: (name: WindowName) => void;
  readonly onEditHud: () => void;
  /** Shows the player as away. */
  readonly onAway: () => void;
}

/** The settings have a button of their own. */
const ofPlay = windows.filter(({ name }) => name !== 'settings');

function watchFullscreen(notify: () => void): () => void {
  document.addEventListener('fullscreenchange', notify);
  return () => document.removeEventListener('fullscreenchange', notify);
}

const arrows: Readonly<Record<string, Direction>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
};

/** Moves the focus through the menu by the arrow keys, as a gamepad does. */
function walkByArrows(event: KeyboardEvent): void {
  const direction = arrows[event.key];
  if (direction === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  moveFocus(direction);
}

/** The menu: settings, the HUD, fullscreen, help and leaving. */
export function Menu({ open, onClose, onOpen, onEditHud, onAway }: MenuProps) {
  const t = useTranslations('hud');
  const isFull = useSyncExternalStore(
    watchFullscreen,
    () => document.fullscreenElement !== null,
    () => false,
  );
  const canFill = useSyncExternalStore(
    watchFullscreen,
    () => document.fullscreenEnabled,
    () => false,
  );
  const fill = () => {
    void (isFull ? document.exitFullscreen() : document.documentElement.requestFullscreen()).catch(() => undefined);
    onClose();
  };
  return (
    <ModalWindow name="menu" title={t('menu')} open={open} onClose={onClose} closeLabel={t('close')}>
      <div className="grid gap-2" onKeyDown={walkByArrows}>
        <Button tone="primary" autoFocus onClick={onClose}>
          {t('continue')}
        </Button>
        <div className="grid grid-cols-[minmax(0,5fr)_minmax(0,6fr)] gap-2">
          {ofPlay.map(({ name, key, icon, Badge }) => (
            <span key={name} className="relative grid">
              <Button icon={icon} className="px-2 text-sm" onClick={() => onOpen(name)}>
                <span className="flex items-center gap-2">
                  {t(`window.${name}`)}
                  {key && <WindowControl action={key} />}
                </span>
              </Button>
              {Badge && (
                <span className="pointer-events-none absolute -top-1 -right-1">
                  <Badge />
                </span>
              )}
            </span>
          ))}
        </div>
        <Button icon="settings" onClick={() => onOpen('settings')}>
          {t('settings')}
        </Button>
        <Button icon="grid" onClick={onEditHud}>
          {t('editHud')}
        </Button>
        <Button icon="clock" onClick={onAway}>
          {t('goAway')}
        </Button>
        {canFill && (
          <Button icon={isFull ? 'fullscreen_exit' : 'fullscreen'} onClick={fill}>
            {t(isFull ? 'windowed' : 'fullscreen')}
          </Button>
        )}
        <LinkButton icon="keyboard" href="/help" target="_blank">
          {t('help')}
        </LinkButton>
        <LinkButton icon="roster" href="/characters">
          {t('toCharacters')}
        </LinkButton>
        <div className="grid grid-cols-2 gap-2">
          <LinkButton icon="leave" href="/">
            {t('leave')}
          </LinkButton>
          <SignOutButton />
        </div>
      </div>
    </ModalWindow>
  );
}

function LinkButton({
  icon,
  href,
  target,
  children,
}: {
  readonly icon: IconName;
  readonly href: string;
  readonly target?: '_blank';
  readonly children: ReactNode;
}) {
  return (
    <Button asChild>
      <a href={href} target={target} rel={target ? 'noopener' : undefined}>
        <Icon name={icon} />
        {children}
        {target && <NewTabMark />}
      </a>
    </Button>
  );
}
