import { CharacterId } from '@necp/shared/kernel';
import { screen } from '@testing-library/react';
import type { IntlError } from 'next-intl';
import { expect, test, vi } from 'vitest';
import { wallClock } from '../../components/kernel/clock';
import { readMessages } from '../../messages/testing/read-messages';
import { renderApp, text } from '../../testing/render-app';
import { PeopleWindow } from './people-window';

test('people say what they remember, and how long ago it was', async () => {
  const faults: IntlError[] = [];
  renderApp(
    <PeopleWindow onClose={vi.fn()} />,
    {
      'npc.view': () => ({
        characterId: CharacterId.parse('00000000-0000-7000-8000-000000000001'),
        people: [
          {
            npcId: 'vera',
            points: 4,
            feeling: 'greet',
            memories: [{ memory: 'unheard_of', points: 4, at: new Date(wallClock.nowMs() - 3 * 86_400_000) }],
          },
        ],
      }),
    },
    { locale: 'en', messages: readMessages('en'), onError: (fault) => void faults.push(fault) },
  );
  expect(await screen.findByText(text('npc.memoryOther'))).toBeDefined();
  expect(screen.getByText('3 days ago')).toBeDefined();
  expect(faults).toEqual([]);
});
