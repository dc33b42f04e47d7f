'use client';

import { useSearchParams } from 'next/navigation';
import { useEffect, useState } from 'react';
import { Button } from '../../../components/button';
import { ApiProvider } from '../../../components/providers/api';
import type { DoorView } from '../../../game/types';
import { DoorPanel } from '../../../hud/fight/door-panel';
import { useFight } from '../../../hud/fight/store';
import { useMedia } from '../../../hud/use-media';

const own = { entityId: 1, name: 'Anna', isSelf: true };
const [mara, ivo] = [{ entityId: 2, name: 'Mara Quill', isSelf: false }, { entityId: 3, name: 'Ivo', isSelf: false }];
const door: DoorView = { to: 'drowned_exchange', most: 4, ready: [], waiting: [own, mara], difficulty: 'normal', next: 'ready', code: 'KeyF' };

const scenes: Readonly<Record<string, () => void>> = {
  arrive: () => useFight.getState().set({ door }),
  lead: () => useFight.getState().set({ door: { ...door, ready: [own, mara], waiting: [ivo], difficulty: 'hard', next: 'enter' } }),
  follow: () => useFight.getState().set({ door: { ...door, ready: [mara, own], waiting: [ivo], difficulty: 'hard', next: 'wait' } }),
  full: () => useFight.getState().set({ door: { ...door, most: 2, ready: [mara, ivo], waiting: [own], next: 'full' } }),
};

/** One panel at a time over an empty street; `?scene=` shows one at once. */
export function PanelScenes() {
  const asked = useSearchParams().get('scene') ?? 'arrive';
  const [scene, setScene] = useState(asked);
  const device = useMedia('(pointer: coarse)') ? 'phone' : 'desk';
  useEffect(() => {
    useFight.getState().clear();
    scenes[scene]?.();
  }, [scene]);
  return (
    <main className="grid min-h-dvh content-start justify-items-center gap-4 bg-[#10161d] p-4">
      <nav aria-label="Scenes" className="flex flex-wrap gap-2">{Object.keys(scenes).map((name) => <Button key={name} size="small" aria-pressed={name === scene} onClick={() => setScene(name)}>{name}</Button>)}</nav>
      <ApiProvider>
        <DoorPanel street={null} device={device} />
      </ApiProvider>
    </main>
  );
}
