import { contentParts } from '@necp/content/client';
import type { CharacterView } from '@necp/shared/character/schema';
import type { QuestLogView } from '@necp/shared/quest/schema';
import { defaultSettings } from '@necp/shared/settings/rules';
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { useDeviceStore } from '../components/controls/device';
import { learn, useTeaching } from '../components/controls/teaching';
import { ControlHint } from '../features/interaction/control-hint';
import { QuestTracker } from '../features/quest/tracker';
import { SettingsWindow } from '../features/settings/settings-window';
import { renderApp, text } from '../testing/render-app';
import { characterId } from '../testing/samples';

const { quests } = await contentParts.quests();
const taughtStages = quests.flatMap(({ id: questId, stages }) =>
  stages
    .filter(({ objectives }) => objectives.some(({ controls }) => controls))
    .map((stage) => ({ questId, stage, title: `${questId}/${stage.id}` })),
);
type Stage = (typeof taughtStages)[number]['stage'];

/** What is taught first: the controls of the next objective, and of those that are a matter of choice. */
const taughtFirst = ({ objectives }: Stage) => {
  const next = objectives.find(({ optional }) => !optional);
  return objectives.flatMap((one) => (one === next || one.optional ? (one.controls ?? []) : []));
};
type Taught = (typeof taughtStages)[number];

function logOf({ questId, stage }: Taught): QuestLogView {
  return {
    characterId,
    trackedQuestId: questId,
    active: [
      {
        questId,
        stageId: stage.id,
        startedAt: new Date(0),
        stageEnteredAt: new Date(0),
        deadlineAt: null,
        objectives: stage.objectives.map(({ id }) => ({ id, have: 0, need: 1, isDone: false })),
        path: [stage.id],
        canAbandon: false,
        canSkip: false,
      },
    ],
    ended: [],
    available: [],
    closed: [],
    whereabouts: {},
  };
}

/** Shows a stage in the tracker, the hint in the middle of the screen, and the settings. */
function teach(taught: Taught) {
  return renderApp(
    <>
      <QuestTracker character={{ id: characterId } as CharacterView} device="desk" openWindow={vi.fn()} />
      <ControlHint isFree playerActions={null} />
      <SettingsWindow onClose={vi.fn()} />
    </>,
    {
      'quest.log': () => logOf(taught),
      'settings.view': () => ({ settings: defaultSettings('en'), savedAt: null }),
      'settings.save': ({ settings }) => ({ settings, savedAt: new Date(0) }),
    },
  );
}

/** Returns what is drawn as a control in a part of the page: keys, buttons and sticks. */
const drawn = (part: HTMLElement): readonly string[] =>
  [...part.querySelectorAll('kbd, svg[aria-label], [role="img"]')].map(
    (one) => one.getAttribute('aria-label') ?? one.textContent ?? '',
  );
const hints = async () =>
  within(await screen.findByRole('list', { name: text('controls.hint') })).getAllByRole('listitem');
const use = (used: 'keys' | 'pad' | 'touch') => act(() => useDeviceStore.setState({ used, padKind: 'xbox' }));

beforeEach(() => {
  localStorage.clear();
  useTeaching.setState({ taught: [], learnt: [] });
  use('keys');
});

describe('every step that teaches a control', () => {
  test.each(taughtStages)(
    '$title names it and says what it does on each device, in the tracker and in the hint',
    async (taught) => {
      teach(taught);
      const controls = [...new Set(taughtFirst(taught.stage))];
      for (const device of ['keys', 'touch', 'pad'] as const) {
        use(device);
        const lines = controls.length === 0 ? [] : await hints();
        expect(lines).toHaveLength(controls.length);
        for (const line of lines) expect(drawn(line), `${device}: ${line.textContent}`).not.toEqual([]);
        for (const objective of taught.stage.objectives.filter((one) => one.controls)) {
          const line = (await screen.findByText(objective.text.en)).closest('li');
          expect(line && drawn(line).length, `${device}: ${objective.text.en}`).toBeGreaterThan(0);
          const others = device === 'touch' ? ['fire', 'sprint', 'targetNext', 'map'] : [];
          for (const control of objective.controls ?? [])
            expect(line?.textContent).toContain(
              text(`controls.${others.includes(control) ? 'touchDoes' : 'does'}.${control}`),
            );
        }
      }
    },
  );

  test('names it until it was used once with the device in use', async () => {
    const corridor = taughtStages.find(({ stage }) => stage.objectives.some((one) => one.controls?.includes('dodge')));
    if (!corridor) throw new RangeError('no step teaches to dodge');
    teach(corridor);
    const names = async () => (await hints()).map(drawn).flat();
    expect(await names()).toContain('Space');
    act(() => learn('dodge'));
    await waitFor(async () => expect(await names()).not.toContain('Space'));
    use('pad');
    expect(await names()).toContain('B');
  });

  test('names another key as soon as the settings bind one', async () => {
    const corridor = taughtStages.find(({ stage }) => stage.objectives.some((one) => one.controls?.includes('dodge')));
    if (!corridor) throw new RangeError('no step teaches to dodge');
    const { user } = teach(corridor);
    await user.click(await screen.findByRole('tab', { name: text('settings.keys') }));
    const slot = text('settings.keySlot', { action: text('settings.action.dodge'), slot: 1 });
    const bound = await screen.findByRole('button', { name: new RegExp(`^${slot}:`) });
    await user.click(bound);
    fireEvent.keyDown(bound, { key: '[', code: 'BracketLeft' });
    await waitFor(async () => expect((await hints()).map(drawn).flat()).toContain('['));
    expect(within(screen.getByRole('region', { name: text('quest.tracker') })).getByText('[')).toBeTruthy();
  });
});
