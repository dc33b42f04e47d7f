import {
  answerAsk,
  askForItem,
  buyGuildTab,
  depositChits,
  putGuildItem,
  takeGuildItem,
  vault,
  withdrawChits,
} from '../../guild/service';
import type { TestDomain } from '..';
import { act } from '../guild';
import { bankGuild, chitsOf, deposit, piecesIn, stims, stock, treasuryOf, type BankGuild } from '../guild-bank';
import type { SocialPlayer } from '../social';
import { bagOf, give, itemOf, pay } from '../trade';
import type { KilledAct } from './acts';

const pieces = async (player: SocialPlayer) =>
  (await bagOf(player))
    .filter(({ templateId }) => templateId === stims)
    .reduce((sum, { quantity }) => sum + quantity, 0);

/** What a guild and its leader have, and what was written about it. */
function heldBy(testDomain: TestDomain, guild: BankGuild): () => Promise<unknown> {
  const { db } = testDomain.domain.systemCtx();
  const { guildId, leader } = guild;
  return async () => ({
    chits: [await chitsOf(testDomain, leader), await treasuryOf(testDomain, guild)],
    pieces: [await pieces(leader), await piecesIn(leader)],
    tabs: (await vault(leader.ctx)).tabs.length,
    lines: [
      await db.guildMoneyEntry.count({ where: { guildId } }),
      await db.guildVaultEntry.count({ where: { guildId } }),
    ],
    asks: await db.guildAsk.count({ where: { guildId } }),
    letters: await db.letter.count({ where: { receiverId: { in: guild.others.map((one) => one.characterId) } } }),
  });
}

interface Scene {
  readonly guild: BankGuild;
  readonly input: unknown;
}

const killed = (
  { title, act: name }: Pick<KilledAct, 'title' | 'act'>,
  scene: (testDomain: TestDomain) => Promise<Scene>,
  again: (by: SocialPlayer, input: never) => Promise<unknown>,
): KilledAct => ({
  title,
  act: name,
  isReadAfterwards: true,
  prepare: async (testDomain) => {
    const { guild, input } = await scene(testDomain);
    const { leader } = guild;
    return { by: leader, input, left: heldBy(testDomain, guild), again: () => again(leader, input as never) };
  },
});

export const killedDeposit = killed(
  { title: 'a deposit that is killed is in the treasury, or with its member', act: 'depositChits' },
  async (testDomain) => {
    const guild = await bankGuild(testDomain, { tabs: 0 });
    await pay(testDomain, guild.leader.characterId, 500n);
    return { guild, input: { ...act(), chits: 200 } };
  },
  (by, input) => depositChits(by.ctx, input),
);

export const killedTake = killed(
  { title: 'pieces whose taking is killed are in the bag and counted, or in the vault', act: 'takeGuildItem' },
  async (testDomain) => {
    const guild = await bankGuild(testDomain);
    const itemId = await stock(testDomain, guild, 5);
    return { guild, input: { ...act(), itemId, quantity: 2, slot: null } };
  },
  (by, input) => takeGuildItem(by.ctx, input),
);

/** The acts that move what a guild has. */
export const guildActs: readonly KilledAct[] = [
  killedDeposit,
  killedTake,
  killed(
    { title: 'a withdrawal that is killed is with its member, or in the treasury', act: 'withdrawChits' },
    async (testDomain) => {
      const guild = await bankGuild(testDomain, { tabs: 0 });
      await pay(testDomain, guild.leader.characterId, 500n);
      await deposit(guild.leader, 300);
      return { guild, input: { ...act(), chits: 120 } };
    },
    (by, input) => withdrawChits(by.ctx, input),
  ),
  killed(
    { title: 'a tab whose purchase is killed is there and paid, or neither', act: 'buyGuildTab' },
    async (testDomain) => {
      const guild = await bankGuild(testDomain, { tabs: 0 });
      await pay(testDomain, guild.leader.characterId, 3_000n);
      await deposit(guild.leader, 2_000);
      return { guild, input: { ...act(), tab: 1 } };
    },
    (by, input) => buyGuildTab(by.ctx, input),
  ),
  killed(
    { title: 'pieces whose way into the vault is killed are there, or in the bag', act: 'putGuildItem' },
    async (testDomain) => {
      const guild = await bankGuild(testDomain);
      await stock(testDomain, guild, 18);
      await give(testDomain, guild.leader.characterId, { templateId: stims, quantity: 6 });
      return { guild, input: { ...act(), itemId: await itemOf(guild.leader), quantity: 5, tab: 1, slot: null } };
    },
    (by, input) => putGuildItem(by.ctx, input),
  ),
  killed(
    { title: 'a request whose grant is killed is in a letter, or open', act: 'answerAsk' },
    async (testDomain) => {
      const guild = await bankGuild(testDomain);
      await stock(testDomain, guild, 5);
      const [member] = guild.others as [SocialPlayer];
      const asked = { ...act(), templateId: stims as never, quantity: 3, note: '' };
      const [request] = await askForItem(member.ctx, asked);
      return { guild, input: { ...act(), askId: request?.askId ?? '', answer: 'grant' } };
    },
    (by, input) => answerAsk(by.ctx, input),
  ),
];
