'use client';

import type { CharacterView } from '@necp/shared/character/schema';
import { MirrorWindow } from '../features/character/mirror-window';
import { PeopleWindow } from '../features/npc/people-window';
import { DialogueWindow } from '../features/quest/dialogue-window';
import { QuestLogWindow } from '../features/quest/quest-log';
import { SettingsWindow } from '../features/settings/settings-window';
import type { Game } from '../game/types';
import { CombatLogWindow } from './fight/combat-log';
import { Menu } from './menu';
import { type WindowName, useWindows } from './windows';

interface WindowHostProps {
  readonly character: CharacterView;
  readonly game: Game | null;
  readonly motion: 'full' | 'reduced';
}

/** Things that have a window of their own instead of words. */
const ownWindow = new Set(['bank_terminal', 'mirror']);

/** Every window that is open, each where the player left it. */
export function WindowHost({ character, motion }: WindowHostProps) {
  const { conversation, isShopping } = useWindows();
  const open = useWindows((state) => state.open);
  const { show, shut, talk, shop } = useWindows.getState();
  const isOpen = (name: WindowName) => open.includes(name);
  const close = (name: WindowName) => () => shut(name);
  return (
    <>
      <Menu open={isOpen('menu')} onClose={close('menu')} onOpen={(name) => { shut('menu'); show(name); }} />
      <SettingsWindow open={isOpen('settings')} onClose={close('settings')} />
      {isOpen('quests') && <QuestLogWindow onClose={close('quests')} />}
      {conversation?.object === 'mirror' && <MirrorWindow character={character} onClose={() => talk(null)} />}
      {conversation && !ownWindow.has(conversation.object ?? '') && !isShopping && <DialogueWindow motion={motion} onClose={() => talk(null)} onShop={() => shop(true)} />}
      {isOpen('people') && <PeopleWindow onClose={close('people')} />}
      {isOpen('combatLog') && <CombatLogWindow onClose={close('combatLog')} />}
    </>
  );
}
