import {
  answerAsk,
  askForItem,
  buyGuildTab,
  depositChits,
  itemRequests,
  moveGuildItem,
  nameGuildTab,
  putGuildItem,
  setRankLimit,
  setTabRights,
  setTax,
  sortGuildTab,
  tabRanks,
  takeGuildItem,
  treasury,
  treasuryLog,
  vault,
  vaultLog,
  withdrawAsk,
  withdrawChits,
  writeGuildLetter,
} from '@necp/domain/guild/service';
import {
  AnswerGuildAskInput,
  AskGuildItemInput,
  BuyGuildTabInput,
  GuildChitsInput,
  GuildLetterSentView,
  GuildTabInput,
  ItemRequestsView,
  MoveGuildItemInput,
  NameGuildTabInput,
  PutGuildItemInput,
  SetGuildTaxInput,
  SetRankLimitInput,
  SetTabRightsInput,
  SortGuildTabInput,
  TabRanksView,
  TakeGuildItemInput,
  TreasuryLogInput,
  TreasuryLogView,
  TreasuryView,
  VaultLogInput,
  VaultLogView,
  VaultView,
  WithdrawGuildAskInput,
  WriteGuildLetterInput,
} from '@necp/shared/guild/bank-schema';
import { signedInProcedure } from '../../procedures';

/** Returns the place of a procedure in the REST interface. */
const at = <const M extends 'GET' | 'POST', const P extends `/guild${string}`>(
  method: M,
  path: P,
  summary: string,
) => ({ openapi: { method, path, tags: ['guild'], summary } });

/** The treasury and the bank of the guild of the character. */
export const guildBankProcedures = {
  treasury: signedInProcedure
    .meta(at('GET', '/guild/treasury', 'The money of the guild, its tax and its limits'))
    .output(TreasuryView)
    .query(({ ctx }) => treasury(ctx.domain)),
  treasuryLog: signedInProcedure
    .meta(at('GET', '/guild/treasury/log', 'The ledger of the treasury'))
    .input(TreasuryLogInput)
    .output(TreasuryLogView)
    .query(({ ctx, input }) => treasuryLog(ctx.domain, input)),
  depositChits: signedInProcedure
    .meta(at('POST', '/guild/treasury/deposit', 'Deposit money'))
    .input(GuildChitsInput)
    .output(TreasuryView)
    .mutation(({ ctx, input }) => depositChits(ctx.domain, input)),
  withdrawChits: signedInProcedure
    .meta(at('POST', '/guild/treasury/withdraw', 'Withdraw money'))
    .input(GuildChitsInput)
    .output(TreasuryView)
    .mutation(({ ctx, input }) => withdrawChits(ctx.domain, input)),
  setTax: signedInProcedure
    .meta(at('POST', '/guild/treasury/tax', 'Set the tax on what members earn'))
    .input(SetGuildTaxInput)
    .output(TreasuryView)
    .mutation(({ ctx, input }) => setTax(ctx.domain, input)),
  setRankLimit: signedInProcedure
    .meta(at('POST', '/guild/treasury/limit', 'Set how much a rank withdraws in a day'))
    .input(SetRankLimitInput)
    .output(TreasuryView)
    .mutation(({ ctx, input }) => setRankLimit(ctx.domain, input)),
  vault: signedInProcedure
    .meta(at('GET', '/guild/vault', 'The bank of the guild'))
    .output(VaultView)
    .query(({ ctx }) => vault(ctx.domain)),
  vaultLog: signedInProcedure
    .meta(at('GET', '/guild/vault/log', 'The log of a tab'))
    .input(VaultLogInput)
    .output(VaultLogView)
    .query(({ ctx, input }) => vaultLog(ctx.domain, input)),
  tabRanks: signedInProcedure
    .meta(at('GET', '/guild/vault/rights', 'What each rank may do with a tab'))
    .input(GuildTabInput)
    .output(TabRanksView)
    .query(({ ctx, input }) => tabRanks(ctx.domain, input)),
  setTabRights: signedInProcedure
    .meta(at('POST', '/guild/vault/rights', 'Set what a rank may do with a tab'))
    .input(SetTabRightsInput)
    .output(TabRanksView)
    .mutation(({ ctx, input }) => setTabRights(ctx.domain, input)),
  buyTab: signedInProcedure
    .meta(at('POST', '/guild/vault/buy-tab', 'Buy the next tab from the treasury'))
    .input(BuyGuildTabInput)
    .output(VaultView)
    .mutation(({ ctx, input }) => buyGuildTab(ctx.domain, input)),
  nameTab: signedInProcedure
    .meta(at('POST', '/guild/vault/name-tab', 'Name a tab'))
    .input(NameGuildTabInput)
    .output(VaultView)
    .mutation(({ ctx, input }) => nameGuildTab(ctx.domain, input)),
  putItem: signedInProcedure
    .meta(at('POST', '/guild/vault/put', 'Put an item into a tab, at a terminal of the bank'))
    .input(PutGuildItemInput)
    .output(VaultView)
    .mutation(({ ctx, input }) => putGuildItem(ctx.domain, input)),
  takeItem: signedInProcedure
    .meta(at('POST', '/guild/vault/take', 'Take an item out of the bank, at a terminal'))
    .input(TakeGuildItemInput)
    .output(VaultView)
    .mutation(({ ctx, input }) => takeGuildItem(ctx.domain, input)),
  moveItem: signedInProcedure
    .meta(at('POST', '/guild/vault/move', 'Move an item within the bank, at a terminal'))
    .input(MoveGuildItemInput)
    .output(VaultView)
    .mutation(({ ctx, input }) => moveGuildItem(ctx.domain, input)),
  sortTab: signedInProcedure
    .meta(at('POST', '/guild/vault/sort', 'Sort a tab, at a terminal of the bank'))
    .input(SortGuildTabInput)
    .output(VaultView)
    .mutation(({ ctx, input }) => sortGuildTab(ctx.domain, input)),
  itemRequests: signedInProcedure
    .meta(at('GET', '/guild/vault/requests', 'Open requests for items'))
    .output(ItemRequestsView)
    .query(({ ctx }) => itemRequests(ctx.domain)),
  askItem: signedInProcedure
    .meta(at('POST', '/guild/vault/requests', 'Request an item from the bank'))
    .input(AskGuildItemInput)
    .output(ItemRequestsView)
    .mutation(({ ctx, input }) => askForItem(ctx.domain, input)),
  withdrawAsk: signedInProcedure
    .meta(at('POST', '/guild/vault/requests/withdraw', 'Take back an own request'))
    .input(WithdrawGuildAskInput)
    .output(ItemRequestsView)
    .mutation(({ ctx, input }) => withdrawAsk(ctx.domain, input)),
  answerAsk: signedInProcedure
    .meta(at('POST', '/guild/vault/requests/answer', 'Grant or decline a request'))
    .input(AnswerGuildAskInput)
    .output(ItemRequestsView)
    .mutation(({ ctx, input }) => answerAsk(ctx.domain, input)),
  writeLetter: signedInProcedure
    .meta(at('POST', '/guild/letters', 'Write to all members, or to the officers'))
    .input(WriteGuildLetterInput)
    .output(GuildLetterSentView)
    .mutation(({ ctx, input }) => writeGuildLetter(ctx.domain, input)),
};
