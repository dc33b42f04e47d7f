import type { TradeNoteView } from '@necp/shared/trade/schema';
import { screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { button, renderApp, text } from '../../testing/render-app';
import { TradeWindow } from './trade-window';

const kept: TradeNoteView = {
  noteId: '00000000-0000-4000-8000-000000000001',
  text: 'meet at the noodle bar',
  writtenAt: new Date(Date.UTC(2077, 3, 1)),
};

function openWindow(notes: TradeNoteView[]) {
  return renderApp(<TradeWindow onClose={vi.fn()} />, {
    'trade.notes': () => notes,
    'trade.writeNote': (input) => {
      const note = { ...kept, text: input.text };
      notes.push(note);
      return note;
    },
  });
}

test('says that nothing is written down yet', async () => {
  openWindow([]);
  expect(await screen.findByText(text('trade.empty'))).toBeDefined();
});

test('writes a note and shows it in the list', async () => {
  const { api, user } = openWindow([]);
  await user.type(await screen.findByLabelText(text('trade.note')), 'bring the shard');
  await user.click(await button(text('trade.write')));
  expect(await screen.findByText('bring the shard')).toBeDefined();
  expect(api.callsOf('trade.writeNote')).toMatchObject([{ text: 'bring the shard' }]);
});
