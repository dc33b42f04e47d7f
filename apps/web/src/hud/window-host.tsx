'use client';

import type { CharacterView } from '@necp/shared/character/schema';
import { useMutation } from '@tanstack/react-query';
import { newRequestId } from '../components/kernel/rng';
import { useTRPC } from '../components/providers/api';
import type { Game } from '../game/types';
import { lazyWindow } from '../i18n/lazy-window';
import { useCombat } from './combat/store';
import { useLink } from './link-store';
import { Menu } from './menu';
import { type WindowName, useWindows } from './windows';

// Each window is loaded with its texts when it is first opened: the game waits for none of them.
const SettingsWindow = lazyWindow({
  messages: ['settings'],
  load: async () => (await import('../features/settings/settings-window')).SettingsWindow,
});
const MirrorWindow = lazyWindow({
  load: async () => (await import('../features/character/mirror-window')).MirrorWindow,
});
const DialogueWindow = lazyWindow({
  load: async () => (await import('../features/quest/dialogue-window')).DialogueWindow,
});
const QuestLogWindow = lazyWindow({
  load: async () => (await import('../features/quest/quest-log')).QuestLogWindow,
});
const DuelBoardWindow = lazyWindow({
  load: async () => (await import('./combat/duel-board')).DuelBoardWindow,
});
const PeopleWindow = lazyWindow({
  messages: ['npc'],
  load: async () => (await import('../features/npc/people-window')).PeopleWindow,
});
const CombatLogWindow = lazyWindow({
  load: async () => (await import('./combat/combat-log')).CombatLogWindow,
});
const InventoryWindow = lazyWindow({
  messages: ['inventory', 'items', 'stats'],
  load: async () => (await import('../features/inventory/inventory-window')).InventoryWindow,
});
const LootLogWindow = lazyWindow({
  messages: ['items', 'loot'],
  load: async () => (await import('../features/loot/loot-log-window')).LootLogWindow,
});
const BankWindow = lazyWindow({
  messages: ['bank', 'items', 'stats'],
  load: async () => (await import('../features/bank/bank-window')).BankWindow,
});
const VendorWindow = lazyWindow({
  messages: ['items', 'stats', 'vendor'],
  load: async () => (await import('../features/vendor/vendor-window')).VendorWindow,
});
const CharacterWindow = lazyWindow({
  messages: ['progression', 'stats'],
  load: async () => (await import('../features/progression/character-window')).CharacterWindow,
});
const SkillsWindow = lazyWindow({
  messages: ['ability', 'progression', 'stats'],
  load: async () => (await import('../features/progression/skills-window')).SkillsWindow,
});
const AbilitiesWindow = lazyWindow({
  messages: ['ability'],
  load: async () => (await import('../features/ability/abilities-window')).AbilitiesWindow,
});
const ReputationWindow = lazyWindow({
  messages: ['reputation'],
  load: async () => (await import('../features/reputation/reputation-window')).ReputationWindow,
});

interface WindowHostProps {
  readonly character: CharacterView;
  readonly game: Game | null;
  readonly motion: 'full' | 'reduced';
}

/** Draws every open window. */
export function WindowHost({ character, game, motion }: WindowHostProps) {
  const open = useWindows((state) => state.open);
  const isReading = useCombat((state) => state.board !== null);
  const ownId = useLink((state) => state.welcome?.entityId ?? null);
  const { show, shut } = useWindows.getState();
  const isOpen = (name: WindowName) => open.includes(name);
  const of = (name: WindowName) => ({ characterId: character.id, onClose: () => shut(name) });
  return (
    <>
      <Menu
        open={isOpen('menu')}
        onClose={() => shut('menu')}
        onOpen={(name) => {
          shut('menu');
          show(name);
        }}
      />
      {isOpen('settings') && <SettingsWindow open onClose={() => shut('settings')} />}
      {isOpen('inventory') && (
        <InventoryWindow {...of('inventory')} onUse={(itemId) => game?.playerActions.useItem(itemId)} />
      )}
      {isOpen('sheet') && <CharacterWindow {...of('sheet')} />}
      {isOpen('skills') && <SkillsWindow {...of('skills')} />}
      {isOpen('abilities') && <AbilitiesWindow {...of('abilities')} />}
      {isOpen('quests') && <QuestLogWindow onClose={() => shut('quests')} />}
      {isOpen('reputation') && <ReputationWindow {...of('reputation')} />}
      {isOpen('people') && <PeopleWindow onClose={() => shut('people')} />}
      {isOpen('lootLog') && <LootLogWindow {...of('lootLog')} />}
      {isOpen('combatLog') && <CombatLogWindow onClose={() => shut('combatLog')} />}
      {isReading && <DuelBoardWindow playerActions={game?.playerActions ?? null} ownId={ownId} />}
      <TalkWindow character={character} game={game} motion={motion} />
    </>
  );
}

/** Draws the window of what the player stands at: a person, a vendor, a terminal, a mirror. */
function TalkWindow({ character, game, motion }: WindowHostProps) {
  const { conversation, isShopping, talk, shop } = useWindows();
  const leave = useMutation(useTRPC().quest.closeConversation.mutationOptions());
  if (!conversation) return null;
  const close = () => talk(null);
  const walkAway = () => {
    leave.mutate({ requestId: newRequestId() });
    close();
  };
  if (conversation.object === 'mirror') return <MirrorWindow character={character} onClose={walkAway} />;
  if (conversation.object === 'bank_terminal') return <BankWindow characterId={character.id} onClose={walkAway} />;
  if (isShopping && conversation.npc !== null)
    return <VendorWindow characterId={character.id} vendorId={conversation.npc} onClose={walkAway} />;
  return (
    <DialogueWindow motion={motion} onClose={close} onShop={() => shop(true)} onThrow={() => game?.blip('dice')} />
  );
}
