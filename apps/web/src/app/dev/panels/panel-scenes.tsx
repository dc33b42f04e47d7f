'use client';

import type { CharacterView } from '@necp/shared/character/schema';
import { useSearchParams } from 'next/navigation';
import { useEffect, useState } from 'react';
import { Button } from '../../../components/button';
import { steadyMs } from '../../../components/kernel/clock';
import { ApiProvider } from '../../../components/providers/api';
import type { DoorView, PromptView } from '../../../game/types';
import { forgetting } from '../../../features/base/forget';
import { DoorPanel } from '../../../features/instance/door-panel';
import { InstanceTracker } from '../../../features/instance/instance-tracker';
import { InstanceWonCard } from '../../../features/instance/won-card';
import { DuelPanel } from '../../../features/duel/duel-panel';
import { DuelBoardWindow } from '../../../features/duel/duel-board';
import { LockThrow, LockWords } from '../../../features/loot/lock-words';
import { Prompt } from '../../../features/interaction/prompt';
import { useDuel } from '../../../features/duel/store';
import { useInstance } from '../../../features/instance/store';
import { useInteraction } from '../../../features/interaction/store';
import { useLoot } from '../../../features/loot/store';
import { useMedia } from '../../../components/use-media';
import { answerHere } from '../growth/answers';

const own = { entityId: 1, name: 'Anna', isSelf: true };
const [mara, ivo] = [
  { entityId: 2, name: 'Mara Quill', isSelf: false },
  { entityId: 3, name: 'Ivo', isSelf: false },
];
const door: DoorView = {
  to: 'drowned_exchange',
  most: 4,
  ready: [],
  waiting: [own, mara],
  difficulty: 'normal',
  next: 'ready',
  isAtHand: true,
};

const locker: PromptView = { verb: 'use', entityId: 7, content: 'gang_locker', name: '', obstacle: null };
const tried = { entityId: 7, by: 'engineering', difficulty: 13, modifier: 1, atMs: 1 };

const scenes: Readonly<Record<string, () => void>> = {
  arrive: () => useInstance.setState({ door }),
  lead: () =>
    useInstance.setState({ door: { ...door, ready: [own, mara], waiting: [ivo], difficulty: 'hard', next: 'enter' } }),
  follow: () =>
    useInstance.setState({ door: { ...door, ready: [mara, own], waiting: [ivo], difficulty: 'hard', next: 'wait' } }),
  full: () => useInstance.setState({ door: { ...door, most: 2, ready: [mara, ivo], waiting: [own], next: 'full' } }),
  board: () =>
    useDuel.setState({
      board: {
        entityId: 9,
        waiting: [
          { entityId: 1, name: 'Anna', level: 9 },
          { entityId: 2, name: 'Mara Quill', level: 11 },
          { entityId: 3, name: 'Ivo', level: 4 },
        ],
        results: (['beaten', 'yielded', 'left_ring', 'gone'] as const).map((how, index) => ({
          winner: 'Mara Quill',
          loser: how === 'gone' ? '' : 'Ivo',
          how,
          endedTick: index,
        })),
      },
    }),
  duel: () =>
    useDuel.setState({
      duel: {
        phase: 'over',
        opponent: 5,
        opponentName: 'Mara Quill',
        isAsked: false,
        x: 0,
        y: 0,
        radiusTiles: 12,
        endsTick: 0,
        winner: 1,
        how: 'beaten',
        sums: {
          lastedMs: 47_300,
          own: { dealt: 318, healed: 40, biggestHit: 62, shotsFired: 31, shotsHit: 17 },
          other: { dealt: 154, healed: 0, biggestHit: 38, shotsFired: 0, shotsHit: 0 },
        },
      },
    }),
  inside: () => useInstance.setState({ progress: { ...exchange, rooms: [...exchange.rooms], heardMs: steadyMs() } }),
  cleared: () =>
    useInstance.setState({ won: { zoneId: 'drowned_exchange', progress: { ...exchange, rooms: [], isWon: true } } }),
  'board-empty': () => useDuel.setState({ board: { entityId: 9, waiting: [], results: [] } }),
  lock: () => {
    useInteraction.setState({ prompt: locker });
    useLoot.setState({ prompt: locker });
  },
  opened: () => useLoot.setState({ check: { ...tried, face: 14, total: 15, result: 'pass' } }),
  held: () => useLoot.setState({ check: { ...tried, face: 1, total: 2, result: 'fumble' } }),
};

const exchange = {
  difficulty: 'hard',
  rooms: [
    { place: 'flooded_hall', left: 0, of: 6, boss: null, isFought: false },
    { place: 'trading_floor', left: 3, of: 8, boss: null, isFought: false },
    { place: 'counting_vault', left: 1, of: 1, boss: 'tallyman', isFought: true },
  ],
  falls: 2,
  elapsedMs: 754_000,
  isWon: false,
} as const;

/** A player who is in no party. */
const bystander = { id: '00000000-0000-4000-8000-000000000000' as CharacterView['id'] };
const forgetAll = [forgetting(useDuel), forgetting(useInstance), forgetting(useInteraction), forgetting(useLoot)];

/** Shows one panel at a time over an empty scene; `?scene=` shows one at once. */
export function PanelScenes() {
  const asked = useSearchParams().get('scene') ?? 'arrive';
  const [scene, setScene] = useState(asked);
  const device = useMedia('(pointer: coarse)') ? 'phone' : 'desk';
  const [isReady, setReady] = useState(false);
  useEffect(() => {
    const stop = answerHere(9);
    setReady(true);
    return stop;
  }, []);
  useEffect(() => {
    for (const forget of forgetAll) forget();
    scenes[scene]?.();
  }, [scene]);
  return (
    <main className="grid min-h-dvh content-start justify-items-center gap-4 bg-[#10161d] p-4">
      <nav aria-label="Scenes" className="flex flex-wrap gap-2">
        {Object.keys(scenes).map((name) => (
          <Button key={name} size="small" aria-pressed={name === scene} onClick={() => setScene(name)}>
            {name}
          </Button>
        ))}
      </nav>
      {isReady && (
        <ApiProvider>
          <DoorPanel character={bystander} playerActions={null} device={device} />
          <DuelPanel playerActions={null} />
          <InstanceTracker device={device} />
          <InstanceWonCard />
          <DuelBoardWindow playerActions={null} ownId={1} />
          <LockThrow />
          <Prompt isFree playerActions={null}>
            <LockWords />
          </Prompt>
        </ApiProvider>
      )}
    </main>
  );
}
