'use client';

import { presets } from '@necp/content/client';
import type { CharacterView } from '@necp/shared/character/schema';
import type { Settings } from '@necp/shared/settings/schema';
import { useEffect, useState } from 'react';
import { ApiProvider } from '../../../components/providers/api';
import { useMedia } from '../../../components/use-media';
import type { HudProps } from '../../../features/base/feature';
import { useCombat } from '../../../features/combat/store';
import { useWorldEvent } from '../../../features/world-event/store';
import type { TargetView } from '../../../game/types';
import { useInteraction } from '../../../features/interaction/store';
import { useSettings } from '../../../features/settings/use-settings';
import { DeskHud } from '../../../hud/desk-hud';
import { EditHost } from '../../../hud/layout/edit-host';
import { LayoutRoot } from '../../../hud/layout/layout-root';
import { useLink } from '../../../hud/link-store';
import { PhoneHud } from '../../../hud/phone-hud';
import { WindowHost } from '../../../hud/window-host';
import { useWindows } from '../../../hud/windows';
import { answerHere, demoId } from '../growth/answers';
import { hudAnswers } from './answers';

const character = {
  id: demoId,
  name: 'Anna',
  look: presets[0]?.look,
  classId: 'bouncer',
  level: 9,
  zoneId: 'watson',
} as unknown as CharacterView;

function showSamples(): void {
  useLink.setState({ latencyMs: 38, population: 12 });
  useCombat.setState({
    vitals: {
      health: 152,
      healthMax: 206,
      energy: 60,
      energyMax: 80,
      ram: 0,
      ramMax: 0,
      stamina: 90,
      staminaMax: 100,
      shield: 0,
    },
    self: {
      statuses: [],
      cooldowns: {},
      cast: null,
      weapon: { templateId: 'pistol_lantern', rounds: 9, magazine: 12, reload: null },
      inCombat: false,
      isSafe: false,
    },
  });
  useCombat.setState({
    target: {
      id: 8,
      kind: 'enemy',
      content: 'convoy_drone',
      name: '',
      level: 10,
      health: 0.6,
      healthMax: 180,
      distanceTiles: 11,
      statuses: [],
      hostile: true,
      locked: true,
      downed: false,
      away: false,
      casting: null,
    } as unknown as TargetView,
  });
  useWorldEvent.setState({
    event: {
      event: 'convoy' as never,
      runId: 'run-1',
      phase: 'roll_in',
      leftMs: 61_200,
      points: 42.7,
      goals: [{ id: 'roll_in', at: 30, of: 100 }],
      result: null,
      spot: null,
      aim: null,
    },
  });
  useInteraction.setState({
    prompt: { verb: 'use', entityId: 7, content: 'gang_locker', name: '', obstacle: null },
  });
}

/** Shows the HUD with samples; the menu opens as in the game. */
export function HudScene() {
  const [isReady, setReady] = useState(false);
  useEffect(() => {
    const stop = answerHere(9, hudAnswers());
    showSamples();
    setReady(true);
    return stop;
  }, []);
  return (
    <main className="fixed inset-0 overflow-hidden bg-[#1d2733] select-none">
      {isReady && (
        <ApiProvider>
          <Scene />
        </ApiProvider>
      )}
    </main>
  );
}

function Scene() {
  const settings = useSettings().data?.settings;
  return settings ? <Hud settings={settings} /> : null;
}

function Hud({ settings }: { readonly settings: Settings }) {
  const isPhone = useMedia('(pointer: coarse)');
  const { show } = useWindows.getState();
  const parts: HudProps = {
    character,
    device: isPhone ? 'phone' : 'desk',
    keys: settings.keys,
    barNumbers: settings.barNumbers,
    isFree: true,
    playerActions: null,
    focusGame: () => undefined,
    openWindow: show,
  };
  const hud = { parts, game: null, connection: null, takeSlot: () => undefined, openMenu: () => show('menu') };
  return (
    <LayoutRoot hud={settings.hud}>
      {isPhone ? <PhoneHud {...hud} /> : <DeskHud {...hud} />}
      <EditHost settings={settings} onClosed={parts.focusGame} />
      <WindowHost character={character} game={null} motion="full" />
    </LayoutRoot>
  );
}
