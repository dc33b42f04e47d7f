import type { AskedSheet, ReadSheet } from '@necp/domain/combat/queries';
import { quietLog } from '@necp/domain/testing/index';
import type { CharacterId } from '@necp/shared/kernel';
import type { CharacterSheet } from '@necp/shared/zone/sheet';
import type { SheetVersions } from '@necp/shared/zone/sheet-versions';
import { expect, test } from 'vitest';
import type { Host } from '../hosting/host';
import { blankSheet } from '../zone/core/blank-sheet';
import type { ZoneInput } from '../zone/inputs';
import { createSheetKeeper } from './sheets';

const anna = 'anna' as CharacterId;

/** A zone with one player, and a domain that answers when the test says so. */
function scene(versions: SheetVersions) {
  const player = { sheet: blankSheet(anna, { versions }) };
  const inputs: ZoneInput<'sheet'>[] = [];
  const asked: { readonly stale: readonly string[]; readonly answer: (versions: SheetVersions) => Promise<void> }[] =
    [];
  const host = {
    zone: { state: { players: new Map([[anna, player]]) } },
    enqueue: (input: ZoneInput<'sheet'>) => void inputs.push(input),
  } as unknown as Host;
  const read = ({ known }: AskedSheet) =>
    new Promise<ReadSheet>((resolve) => {
      const answer = async (current: SheetVersions) => {
        resolve({ sheet: blankSheet(anna, { versions: current }), face: { name: 'Anna' } as never, isTalking: false });
        // The keeper takes the answer in the turns that follow.
        await new Promise((next) => setImmediate(next));
      };
      asked.push({ stale: known?.stale ?? [], answer });
    });
  const keeper = createSheetKeeper({ hosts: () => [host], reader: { read }, log: quietLog });
  const applied = (sheet: CharacterSheet) => void (player.sheet = sheet);
  return { keeper, asked, inputs, applied };
}

test('only the parts that are newer than those in the zone are read', async () => {
  const { keeper, asked, inputs } = scene({ wallet: 3, quest: 1 });
  keeper.refresh(anna, { wallet: 4, quest: 1, npc: 1 });
  expect(asked.map(({ stale }) => stale)).toEqual([['npc', 'wallet']]);
  await asked[0]?.answer({ wallet: 4, quest: 1, npc: 1 });
  expect(inputs.map(({ sheet }) => sheet.versions)).toEqual([{ wallet: 4, quest: 1, npc: 1 }]);
});

test('nothing is read when the zone has these versions, or when the player is not here', async () => {
  const { keeper, asked } = scene({ wallet: 3 });
  keeper.refresh(anna, { wallet: 3 });
  keeper.refresh('boris' as CharacterId, { wallet: 9 });
  keeper.refresh(anna, { wallet: 4 });
  await new Promise((next) => setImmediate(next));
  expect(asked.map(({ stale }) => stale)).toEqual([['wallet']]);
});

test('changes during a read cause one more', async () => {
  const { keeper, asked, inputs, applied } = scene({});
  for (const wallet of [1, 2, 3]) keeper.refresh(anna, { wallet });
  expect(asked).toHaveLength(1);
  await asked[0]?.answer({ wallet: 1 });
  expect(asked).toHaveLength(2);
  await asked[1]?.answer({ wallet: 3 });
  expect(inputs.map(({ sheet }) => sheet.versions)).toEqual([{ wallet: 1 }, { wallet: 3 }]);
  applied(blankSheet(anna, { versions: { wallet: 3 } }));
  keeper.refresh(anna, { wallet: 3 });
  expect(asked).toHaveLength(2);
});

test('an answer is read again when the player has entered anew with a newer sheet meanwhile', async () => {
  const { keeper, asked, inputs, applied } = scene({ quest: 1 });
  keeper.refresh(anna, { quest: 1, wallet: 1 });
  applied(blankSheet(anna, { versions: { quest: 2 } }));
  await asked[0]?.answer({ quest: 1, wallet: 1 });
  expect(inputs).toEqual([]);
  expect(asked[1]?.stale).toEqual(['wallet']);
  await asked[1]?.answer({ quest: 2, wallet: 1 });
  expect(inputs.map(({ sheet }) => sheet.versions)).toEqual([{ quest: 2, wallet: 1 }]);
});
