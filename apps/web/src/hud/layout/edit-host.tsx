'use client';

import type { Settings } from '@necp/shared/settings/schema';
import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import { toast } from 'sonner';
import { askToEditHud, useHudRequest } from '../../features/settings/hud-request';
import { useChangeSettings } from '../../features/settings/use-settings';
import { lazyWindow } from '../../i18n/lazy-window';
import { useWindows } from '../windows';
import { chosenDraft } from './draft';
import { useIsInFight, useLayout } from './layout-root';
import { useEditor } from './store';

const EditMode = lazyWindow({
  messages: ['settings'],
  load: () => import('./edit-mode').then((part) => part.EditMode),
});

interface EditHostProps {
  readonly settings: Pick<Settings, 'hud' | 'keys'>;
  /** Gives the keyboard back to the game. */
  readonly onClosed: () => void;
}

/** Opens the edit mode when the player asks for it: by the menu, in the settings, or by its key. */
export function EditHost({ settings: { hud, keys }, onClosed }: EditHostProps) {
  const isOpen = useEditor((state) => state.isOpen);
  const change = useChangeSettings();
  useRequests(hud);
  useEditKey(keys.editHud);
  useEffect(() => (isOpen ? onClosed : undefined), [isOpen, onClosed]);
  return isOpen ? <EditMode hud={hud} onSave={(next) => change({ hud: next })} /> : null;
}

function useRequests(hud: Settings['hud']): void {
  const t = useTranslations('hud');
  const count = useHudRequest((state) => state.count);
  const answered = useRef(count);
  const { screen } = useLayout();
  const isInFight = useIsInFight();
  useEffect(() => {
    if (count === answered.current) return;
    answered.current = count;
    if (isInFight) {
      toast.warning(t('noEditInFight'), { id: 'hud-fight' });
      return;
    }
    useWindows.getState().clear();
    useEditor.getState().open(chosenDraft(hud, screen));
  }, [count, hud, isInFight, screen, t]);
  // Leaving the city ends the work on its HUD.
  useEffect(() => useEditor.getState().leave, []);
}

function useEditKey(codes: readonly string[]): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const isWriting = event.target instanceof HTMLElement && event.target.closest('input, textarea, [role="dialog"]');
      if (event.repeat || event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented || isWriting) return;
      if (!codes.includes(event.code)) return;
      event.preventDefault();
      askToEditHud();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [codes]);
}
