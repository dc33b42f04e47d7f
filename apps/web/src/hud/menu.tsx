'use client';

import { useTranslations } from 'next-intl';
import { useSyncExternalStore, type ReactNode } from 'react';
import { Button } from '../components/button';
import { Icon, type IconName } from '../components/icon';
import { Window } from '../components/window';
import { type WindowName, windows } from './features';

interface MenuProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onOpen: (name: WindowName) => void;
  readonly onEditHud: () => void;
}

/** The settings have a button of their own. */
const ofPlay = windows.filter(({ name }) => name !== 'settings');

function watchFullscreen(notify: () => void): () => void {
  document.addEventListener('fullscreenchange', notify);
  return () => document.removeEventListener('fullscreenchange', notify);
}

/** The menu: settings, the HUD, fullscreen, help and leaving. */
export function Menu({ open, onClose, onOpen, onEditHud }: MenuProps) {
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
    <Window title={t('menu')} kind="modal" width="narrow" open={open} onClose={onClose} closeLabel={t('close')}>
      <div className="grid gap-2">
        <Button tone="primary" onClick={onClose}>
          {t('continue')}
        </Button>
        <div className="grid grid-cols-2 gap-2">
          {ofPlay.map(({ name, icon, Badge }) => (
            <span key={name} className="relative grid">
              <Button icon={icon} onClick={() => onOpen(name)}>
                {t(`window.${name}`)}
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
        {canFill && (
          <Button icon={isFull ? 'fullscreen_exit' : 'fullscreen'} onClick={fill}>
            {t(isFull ? 'windowed' : 'fullscreen')}
          </Button>
        )}
        <LinkButton icon="keyboard" href="/help" target="_blank">
          {t('help')}
        </LinkButton>
        <LinkButton icon="people" href="/characters">
          {t('toCharacters')}
        </LinkButton>
        <LinkButton icon="leave" href="/">
          {t('leave')}
        </LinkButton>
      </div>
    </Window>
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
      </a>
    </Button>
  );
}
