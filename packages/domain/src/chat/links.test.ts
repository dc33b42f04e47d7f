import { type ChatLink, type LinkRef, linkMark } from '@necp/shared/chat/links';
import type { ChatMessage, ChatTarget } from '@necp/shared/chat/schema';
import type { ItemId, ZoneId } from '@necp/shared/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { grant, ownItem } from '../inventory';
import { stockCatalogue } from '../inventory/catalogue';
import { destroyItem } from '../inventory/service';
import { inTx } from '../kernel';
import { FixedClock, newRequestId, openTestDomain, type TestDomain, withClient } from '../testing';
import { freshLetters } from '../testing/fresh-names';
import { pair, type SocialPlayer } from '../testing/social';
import { putAtStage } from '../testing/stories';
import { chatPage, checkLinks } from './queries';
import { recordMessages, sendLine } from './service';
import '../quest/service';

const clock = new FixedClock(Date.parse('2077-01-01T12:00:00Z'));
let testDomain: TestDomain;
beforeAll(async () => {
  testDomain = await openTestDomain({ clock });
  await stockCatalogue(testDomain.domain.systemCtx());
});
afterAll(() => testDomain.close());

async function itemOf({ characterId }: SocialPlayer, quantity = 3): Promise<ItemId> {
  const ctx = testDomain.domain.systemCtx();
  await inTx(ctx, (tx) => grant(tx, { characterId, templateId: 'stim_night', quantity, reason: 'inventory.test' }));
  const { id } = await ctx.db.characterItem.findFirstOrThrow({
    where: { container: { holderKind: 'character', holderId: characterId } },
  });
  return id as ItemId;
}

const linking = (by: SocialPlayer, target: ChatTarget, refs: readonly LinkRef[]) =>
  sendLine(by.ctx, {
    requestId: newRequestId(),
    target,
    text: `look ${linkMark.repeat(refs.length)}`,
    style: 'plain',
    rollMost: null,
    links: [...refs],
  });
const to = ({ name }: SocialPlayer): ChatTarget => ({ channel: 'whisper', name });
const pageOf = async (by: SocialPlayer, target: ChatTarget): Promise<ChatMessage[]> =>
  (await chatPage(by.ctx, { target, before: null, limit: 50 })).messages;

describe('a link', () => {
  it('shows the item as it was, also after its owner destroyed it', async () => {
    const [mara, ivo] = await pair(testDomain);
    const itemId = await itemOf(mara);
    const { message } = await linking(mara, to(ivo), [{ kind: 'item', itemId }]);
    await destroyItem(mara.ctx, { requestId: newRequestId(), itemId, quantity: 3 });
    const shown = { kind: 'item', item: { templateId: 'stim_night', quantity: 3 } };
    expect(message).toMatchObject({ text: `look ${linkMark}`, links: [shown] });
    expect(await pageOf(ivo, to(mara))).toMatchObject([{ links: [shown] }]);
  });

  it('to an item of another player, an unknown quest, player or place is refused, and nothing is said', async () => {
    const [mara, ivo] = await pair(testDomain);
    const itemId = await itemOf(ivo);
    const refused: readonly [LinkRef, string][] = [
      [{ kind: 'item', itemId }, 'chat.not_yours'],
      [{ kind: 'quest', quest: 'first_light' }, 'chat.no_quest'],
      [{ kind: 'player', name: 'Nobodyatall' }, 'character.not_found'],
      [{ kind: 'place', zoneId: 'nowhere' as ZoneId, x: 1, y: 1 }, 'chat.no_place'],
      [{ kind: 'place', zoneId: 'watson' as ZoneId, x: 9_999, y: 1 }, 'chat.no_place'],
    ];
    for (const [ref, code] of refused)
      await expect(linking(mara, to(ivo), [ref]), code).rejects.toMatchObject({ code });
    expect(await pageOf(ivo, to(mara))).toEqual([]);
  });

  it('to a quest of the own log, a player and a spot of the city is kept with what it names', async () => {
    const [mara, ivo] = await pair(testDomain);
    await putAtStage(testDomain, { characterId: mara.characterId, questId: 'first_light', stageId: 'wake' });
    const { message } = await linking(mara, to(ivo), [
      { kind: 'quest', quest: 'first_light' },
      { kind: 'player', name: ivo.name.toUpperCase() },
      { kind: 'place', zoneId: 'watson' as ZoneId, x: 3, y: 4 },
    ]);
    expect(message.links).toEqual([
      { kind: 'quest', quest: 'first_light' },
      { kind: 'player', characterId: ivo.characterId, name: ivo.name },
      { kind: 'place', zoneId: 'watson', x: 3, y: 4 },
    ]);
  });

  it('without a mark in the text is left out, and so is a mark without a link', async () => {
    const [mara, ivo] = await pair(testDomain);
    const itemId = await itemOf(mara);
    const said = { requestId: newRequestId(), target: to(ivo), style: 'plain', rollMost: null } as const;
    const { message } = await sendLine(mara.ctx, { ...said, text: 'no mark', links: [{ kind: 'item', itemId }] });
    expect(message).toMatchObject({ text: 'no mark' });
    expect(message.links).toBeUndefined();
    const marked = await sendLine(mara.ctx, { ...said, requestId: newRequestId(), text: `a${linkMark}b${linkMark}` });
    expect(marked.message.text).toBe('ab');
  });

  it('of a line of the zone is looked up for its speaker and stored with it', async () => {
    const ctx = testDomain.domain.systemCtx();
    const [mara, ivo] = await pair(testDomain);
    const itemId = await itemOf(mara);
    const links = await checkLinks(ctx, mara, [{ kind: 'item', itemId }]);
    await expect(checkLinks(ctx, ivo, [{ kind: 'item', itemId }])).rejects.toMatchObject({ code: 'chat.not_yours' });
    const zoneId = `zone_${freshLetters()}`.toLowerCase() as ZoneId;
    const sender = { characterId: mara.characterId, name: mara.name, entityId: 1 };
    const line = { id: newRequestId(), channel: 'zone', atMs: clock.nowMs(), sender, text: linkMark, links } as const;
    await recordMessages(ctx, { zoneId, messages: [{ ...line, links: [...links] }] });
    const row = await ctx.db.chatMessage.findFirstOrThrow({ where: { messageId: line.id } });
    expect(row.links as unknown as ChatLink[]).toMatchObject([{ kind: 'item', item: { quantity: 3 } }]);
  });

  it('to what was sold and can still be bought back is refused: it is not theirs', async () => {
    const ctx = testDomain.domain.systemCtx();
    const [mara] = await pair(testDomain);
    const itemId = await itemOf(mara);
    expect(await ownItem(ctx.db, mara, itemId)).toMatchObject({ quantity: 3 });
    await withClient(testDomain.ownerUrl, (client) =>
      client.query("UPDATE character_inventory SET kind = 'sold' WHERE holder_id = $1 AND kind = 'bag'", [
        mara.characterId,
      ]),
    );
    expect(await ownItem(ctx.db, mara, itemId)).toBeNull();
  });
});
