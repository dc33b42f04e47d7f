'use client';

import type { CharacterView } from '@necp/shared/character/schema';
import { useMutation } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { newRequestId } from '../components/kernel/rng';
import { useTRPC } from '../components/providers/api';
import { useNpc } from '../features/npc/store';
import { SettingsWindow } from '../features/settings/settings-window';
import type { Game } from '../game/types';
import { useDuel } from '../features/duel/store';
import { useLink } from './link-store';
import { Menu } from './menu';
import { type WindowName, useWindows } from './windows';

// Each window is loaded when it is first opened: the game waits for none of them.
const MirrorWindow = lazy(() =>
  import('../features/character/mirror-window').then((part) => ({ default: part.MirrorWindow })),
);
const DialogueWindow = lazy(() =>
  import('../features/quest/dialogue-window').then((part) => ({ default: part.DialogueWindow })),
);
const QuestLogWindow = lazy(() =>
  import('../features/quest/quest-log').then((part) => ({ default: part.QuestLogWindow })),
);
const DuelBoardWindow = lazy(() =>
  import('../features/duel/duel-board').then((part) => ({ default: part.DuelBoardWindow })),
);
const PeopleWindow = lazy(() =>
  import('../features/npc/people-window').then((part) => ({ default: part.PeopleWindow })),
);
const CombatLogWindow = lazy(() =>
  import('../features/combat/combat-log').then((part) => ({ default: part.CombatLogWindow })),
);
const InventoryWindow = lazy(() =>
  import('../features/inventory/inventory-window').then((part) => ({ default: part.InventoryWindow })),
);
const LootLogWindow = lazy(() =>
  import('../features/loot/loot-log-window').then((part) => ({ default: part.LootLogWindow })),
);
const BankWindow = lazy(() => import('../features/bank/bank-window').then((part) => ({ default: part.BankWindow })));
const VendorWindow = lazy(() =>
  import('../features/vendor/vendor-window').then((part) => ({ default: part.VendorWindow })),
);
const CharacterWindow = lazy(() =>
  import('../features/progression/character-window').then((part) => ({ default: part.CharacterWindow })),
);
const SkillsWindow = lazy(() =>
  import('../features/progression/skills-window').then((part) => ({ default: part.SkillsWindow })),
);
const AbilitiesWindow = lazy(() =>
  import('../features/ability/abilities-window').then((part) => ({ default: part.AbilitiesWindow })),
);
const ReputationWindow = lazy(() =>
  import('../features/reputation/reputation-window').then((part) => ({ default: part.ReputationWindow })),
);

interface WindowHostProps {
  readonly character: CharacterView;
  readonly game: Game | null;
  readonly motion: 'full' | 'reduced';
}

/** Draws every open window. */
export function WindowHost({ character, game, motion }: WindowHostProps) {
  const open = useWindows((state) => state.open);
  const isReading = useDuel((state) => state.board !== null);
  const ownId = useLink((state) => state.welcome?.entityId ?? null);
  const { show, shut } = useWindows.getState();
  const isOpen = (name: WindowName) => open.includes(name);
  const of = (name: WindowName) => ({ characterId: character.id, onClose: () => shut(name) });
  return (
    <Suspense fallback={null}>
      <Menu
        open={isOpen('menu')}
        onClose={() => shut('menu')}
        onOpen={(name) => {
          shut('menu');
          show(name);
        }}
      />
      <SettingsWindow open={isOpen('settings')} onClose={() => shut('settings')} />
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
    </Suspense>
  );
}

/** Draws the window of what the player stands at: a person, a vendor, a terminal, a mirror. */
function TalkWindow({ character, game, motion }: WindowHostProps) {
  const { conversation, isShopping, talk, shop } = useNpc();
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
  return <DialogueWindow motion={motion} onClose={close} onShop={shop} onThrow={() => game?.blip('dice')} />;
}
