import { contentParts } from '@necp/content/client';
import type { DialogueContent } from '@necp/shared/quest/content';
import type { ChoiceView, ChooseView, ConversationView } from '@necp/shared/quest/schema';
import { GameError } from '@necp/shared/kernel';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { button, renderApp, text } from '../../testing/render-app';
import { DialogueWindow } from './dialogue-window';

const open: Omit<ChoiceView, 'index'> = { isOpen: true, reason: null, check: null, changes: [] };
const roll = {
  faces: [14, 3],
  luck: 'plain',
  modifier: 2,
  difficulty: 11,
  face: 14,
  total: 16,
  result: 'pass',
} as const;

describe('dialogue window', () => {
  let dialogue: DialogueContent;
  beforeAll(async () => {
    const { dialogues } = await contentParts.quests();
    const found = dialogues.find(({ nodes }) => (nodes[0]?.choices.length ?? 0) >= 4);
    if (!found) throw new RangeError('no dialogue with four replies');
    dialogue = found;
  });

  const conversationAt = (node: number, choices: readonly ChoiceView[]): ConversationView => ({
    conversationId: '00000000-0000-4000-8000-000000000001',
    npcId: null,
    objectId: null,
    placeId: null,
    dialogueId: dialogue.id as never,
    nodeId: dialogue.nodes[node]?.id as never,
    greeting: 'greet',
    delivered: [],
    choices: [...choices],
  });
  const replies = (): readonly ChoiceView[] => [
    {
      ...open,
      index: 0,
      check: { by: 'cool', difficulty: 11, modifier: 2, luck: 'advantage', chance: 0.6, thrown: null },
    },
    { ...open, index: 1 },
    { ...open, index: 2, isOpen: false, reason: { if: 'level', atLeast: 5 } as never },
    {
      ...open,
      index: 3,
      changes: [
        { faction: 'wet_feet' as never, points: 6 },
        { faction: 'night_shift' as never, points: -40 },
        { faction: 'lamplight' as never, points: 80 },
        { faction: 'eighths' as never, points: -7 },
        { faction: 'market_ring' as never, points: 12 },
      ],
    },
  ];
  const replyText = (index: number) => dialogue.nodes[0]?.choices[index]?.text.en ?? '';
  const reply = async (index: number) => {
    const words = await screen.findByText(replyText(index));
    return words.closest('button') as HTMLButtonElement;
  };

  function openDialogue(answer: () => ChooseView = () => ({ roll: null, opens: null, conversation: null })) {
    const onOver = vi.fn();
    const onShop = vi.fn();
    const onThrow = vi.fn();
    const app = renderApp(<DialogueWindow motion="reduced" onOver={onOver} onShop={onShop} onThrow={onThrow} />, {
      'quest.conversation': () => conversationAt(0, replies()),
      'quest.choose': answer,
      'quest.closeConversation': () => null as never,
    });
    return { ...app, onOver, onShop, onThrow };
  }

  test('shows what is said and focuses the first reply that is open', async () => {
    openDialogue();
    expect(await screen.findByText(dialogue.nodes[0]?.text.en ?? '')).toBeTruthy();
    expect(document.activeElement).toBe(await reply(0));
  });

  test('shows the odds of a check and the changes of reputation before the click', async () => {
    openDialogue();
    const check = text('quest.check', { by: text('character.attribute.cool.name'), difficulty: 11, modifier: '+2' });
    const label = (await reply(0)).textContent;
    expect(label).toContain(check);
    expect(label).toContain('60%');
    expect(label).toContain(text('quest.luck.advantage'));
    expect((await reply(3)).textContent).toContain('−40');
  });

  test('shows the three strongest changes of reputation, and the others when the player asks for them', async () => {
    const { api, user } = openDialogue();
    const numbers = async () => [...(await reply(3)).textContent.matchAll(/[+−]\d+/g)].map(([number]) => number);
    expect(await numbers()).toEqual(['+80', '−40', '+12']);
    await user.click(screen.getByRole('button', { name: text('quest.moreChangesLabel', { count: 2 }) }));
    expect(await numbers()).toEqual(['+6', '−40', '+80', '−7', '+12']);
    expect(api.callsOf('quest.choose')).toEqual([]);
    expect(screen.queryByText(text('quest.moreChanges', { count: 2 }))).toBeNull();
  });

  test('sends the clicked reply with the node it belongs to', async () => {
    const { api, user, onOver } = openDialogue();
    await user.click(await reply(1));
    await waitFor(() => expect(onOver).toHaveBeenCalled());
    const { conversationId, nodeId } = conversationAt(0, []);
    expect(api.callsOf('quest.choose')).toEqual([expect.objectContaining({ conversationId, nodeId, choice: 1 })]);
  });

  test('takes one answer on each page, however often replies are clicked before the next one is drawn', async () => {
    const { api, onOver } = openDialogue();
    const chosen = await reply(1);
    fireEvent.click(chosen, { detail: 1 });
    fireEvent.click(chosen, { detail: 2 });
    fireEvent.click(await reply(3), { detail: 1 });
    fireEvent.keyDown(window, { code: 'Digit1' });
    await waitFor(() => expect(onOver).toHaveBeenCalled());
    expect(api.callsOf('quest.choose')).toHaveLength(1);
  });

  test('takes no reply by the second half of a double click or by a key that is held', async () => {
    const { api, user } = openDialogue();
    fireEvent.click(await reply(0), { detail: 2 });
    fireEvent.keyDown(window, { code: 'Digit1', repeat: true });
    await user.click(await reply(1));
    await waitFor(() => expect(api.callsOf('quest.choose')).toHaveLength(1));
    expect(api.callsOf('quest.choose')[0]).toMatchObject({ choice: 1 });
  });

  test('does not begin with the replies of the conversation before', async () => {
    let node = 0;
    const Talks = () => {
      const [isOpen, setOpen] = useState(true);
      const again = () => setOpen(true);
      return isOpen ? (
        <DialogueWindow motion="reduced" onOver={() => setOpen(false)} onShop={vi.fn()} />
      ) : (
        <button type="button" onClick={again}>
          again
        </button>
      );
    };
    const { user } = renderApp(<Talks />, {
      'quest.conversation': () => conversationAt(node, replies()),
      'quest.closeConversation': () => null as never,
    });
    await reply(0);
    await user.click(await button(text('quest.leave')));
    node = 1;
    fireEvent.click(await button('again'));
    expect(screen.queryByText(dialogue.nodes[0]?.text.en ?? '')).toBeNull();
    expect(await screen.findByText(dialogue.nodes[1]?.text.en ?? '')).toBeTruthy();
  });

  test('takes a reply by its number, but not a closed one, and says what is missing for that one', async () => {
    const { api, user } = openDialogue();
    const closed = await reply(2);
    expect(closed.disabled).toBe(true);
    expect(closed.textContent).toContain(text('quest.needs.level', { level: 5 }));
    await user.keyboard('3');
    await user.keyboard('4');
    await waitFor(() => expect(api.callsOf('quest.choose')).toHaveLength(1));
    expect(api.callsOf('quest.choose')[0]).toMatchObject({ choice: 3 });
  });

  test('shows a roll first and continues when the player asks for it', async () => {
    const next = () => conversationAt(1, [{ ...open, index: 0 }]);
    const { user, onThrow, onOver } = openDialogue(() => ({
      roll: { ...roll, faces: [14, 3] },
      opens: null,
      conversation: next(),
    }));
    await user.click(await reply(0));
    expect(await screen.findByText(text('quest.result.pass'))).toBeTruthy();
    expect(onThrow).toHaveBeenCalledTimes(1);
    expect(screen.queryByText(dialogue.nodes[1]?.text.en ?? '')).toBeNull();
    const goOn = await button(text('quest.goOn'));
    expect(document.activeElement).toBe(goOn);
    await user.keyboard('{Enter}');
    expect(await screen.findByText(dialogue.nodes[1]?.text.en ?? '')).toBeTruthy();
    expect(onOver).not.toHaveBeenCalled();
  });

  test("opens the vendor's counter when a reply leads there", async () => {
    const { user, onShop } = openDialogue(() => ({ roll: null, opens: 'shop', conversation: null }));
    await user.click(await reply(1));
    await waitFor(() => expect(onShop).toHaveBeenCalledTimes(1));
  });

  test('ends the conversation on Escape and on the close button', async () => {
    const { api, user, onOver } = openDialogue();
    await reply(0);
    await user.keyboard('{Escape}');
    await waitFor(() => expect(onOver).toHaveBeenCalledTimes(1));
    await user.click(await button(text('quest.leave')));
    await waitFor(() => expect(onOver).toHaveBeenCalledTimes(2));
    expect(api.callsOf('quest.closeConversation')).toHaveLength(2);
  });

  test('says why a reply was refused and reads the conversation again', async () => {
    const { api, user, onOver } = openDialogue(() => {
      throw new GameError('conflict', 'quest.choice_closed');
    });
    await user.click(await reply(1));
    expect(await screen.findByText(text('errors.quest.choice_closed'))).toBeTruthy();
    await waitFor(() => expect(api.callsOf('quest.conversation')).toHaveLength(2));
    expect(onOver).not.toHaveBeenCalled();
  });
});
