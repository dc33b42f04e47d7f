'use client';

import { useSearchParams } from 'next/navigation';
import { useEffect, useState } from 'react';
import { Button } from '../../../components/button';
import { ApiProvider } from '../../../components/providers/api';
import { AbilitiesWindow } from '../../../features/ability/abilities-window';
import { randomLook } from '../../../features/character/draft';
import { PastEncounters } from '../../../features/combat/past-encounters';
import { CharacterWindow } from '../../../features/progression/character-window';
import { SkillsWindow } from '../../../features/progression/skills-window';
import { ReputationWindow } from '../../../features/reputation/reputation-window';
import { Window } from '../../../components/window/window';
import { presets } from '@necp/content/client';
import { CharacterId } from '@necp/shared/kernel';
import { answerHere, demoId } from './answers';

const windows = {
  sheet: CharacterWindow,
  skills: SkillsWindow,
  abilities: AbilitiesWindow,
  reputation: ReputationWindow,
  fights: EncountersWindow,
} as const;
const demoCharacter = {
  id: CharacterId.parse(demoId),
  name: 'Anna',
  look: presets[0]?.look ?? randomLook(() => 0),
};
type Name = keyof typeof windows;
const names = Object.keys(windows) as Name[];

function EncountersWindow({ onClose }: { readonly onClose: () => void }) {
  return (
    <Window frame="combatLog" title="Log" onClose={onClose} closeLabel="Close">
      <PastEncounters />
    </Window>
  );
}

/** Shows one window at a time over an empty scene; `?window=` opens one at once. */
export function GrowthScenes() {
  const asked = useSearchParams().get('window');
  const [open, setOpen] = useState<Name | null>(names.find((name) => name === asked) ?? null);
  const [isReady, setReady] = useState(false);
  useEffect(() => {
    const stop = answerHere(9);
    setReady(true);
    return stop;
  }, []);
  const Shown = open && windows[open];
  return (
    <main className="min-h-dvh bg-[#10161d]">
      <nav aria-label="Windows" className="flex flex-wrap gap-2 p-4">
        {names.map((name) => (
          <Button key={name} size="small" aria-pressed={name === open} onClick={() => setOpen(name)}>
            {name}
          </Button>
        ))}
      </nav>
      {isReady && (
        <ApiProvider>
          {Shown && <Shown key={open} characterId={demoId} character={demoCharacter} onClose={() => setOpen(null)} />}
        </ApiProvider>
      )}
    </main>
  );
}
