import type { TreasuryView, VaultView } from '@necp/shared/guild/bank-schema';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTRPC } from '../../components/providers/api';
import { useErrorToast } from '../../components/use-error-toast';

/** The money of the guild. */
export function useTreasury() {
  return useQuery(useTRPC().guild.treasury.queryOptions());
}

/** The bank of the guild, as far as the player's rank sees it. */
export function useVaultView() {
  return useQuery(useTRPC().guild.vault.queryOptions());
}

/** What can be done with the money of the guild: the answer is shown, the rest is read again. */
export function useTreasuryActions() {
  const { guild, wallet } = useTRPC();
  const queries = useQueryClient();
  const onError = useErrorToast();
  const options = {
    onError,
    onSuccess: (view: TreasuryView) => queries.setQueryData(guild.treasury.queryKey(), view),
    onSettled: () =>
      Promise.all(
        [guild.treasury.queryKey(), guild.treasuryLog.pathKey(), wallet.view.queryKey()].map((queryKey) =>
          queries.invalidateQueries({ queryKey }),
        ),
      ),
  };
  return {
    deposit: useMutation(guild.depositChits.mutationOptions(options)),
    withdraw: useMutation(guild.withdrawChits.mutationOptions(options)),
    setTax: useMutation(guild.setTax.mutationOptions(options)),
    setRankLimit: useMutation(guild.setRankLimit.mutationOptions(options)),
    writeLetter: useMutation(
      guild.writeLetter.mutationOptions({
        onError,
        onSettled: () => queries.invalidateQueries({ queryKey: guild.treasury.queryKey() }),
      }),
    ),
  };
}
export type TreasuryActions = ReturnType<typeof useTreasuryActions>;

/** What can be done with the bank of the guild; a move changes the bag too. */
export function useVaultActions() {
  const { guild, inventory } = useTRPC();
  const queries = useQueryClient();
  const onError = useErrorToast();
  const readAgain = (...keys: readonly (readonly unknown[])[]) =>
    Promise.all(keys.map((queryKey) => queries.invalidateQueries({ queryKey })));
  const [vault, bag] = [guild.vault.queryKey(), inventory.view.queryKey()];
  const options = {
    onError,
    onSuccess: (view: VaultView) => queries.setQueryData(vault, view),
    onSettled: () => readAgain(vault, bag, guild.vaultLog.pathKey(), guild.treasury.queryKey()),
  };
  const asks = { onError, onSettled: () => readAgain(vault, guild.itemRequests.queryKey()) };
  return {
    putItem: useMutation(guild.putItem.mutationOptions(options)),
    takeItem: useMutation(guild.takeItem.mutationOptions(options)),
    moveItem: useMutation(guild.moveItem.mutationOptions(options)),
    sortTab: useMutation(guild.sortTab.mutationOptions(options)),
    buyTab: useMutation(guild.buyTab.mutationOptions(options)),
    nameTab: useMutation(guild.nameTab.mutationOptions(options)),
    setTabRights: useMutation(
      guild.setTabRights.mutationOptions({ onError, onSettled: () => readAgain(vault, guild.tabRanks.pathKey()) }),
    ),
    askItem: useMutation(guild.askItem.mutationOptions(asks)),
    withdrawAsk: useMutation(guild.withdrawAsk.mutationOptions(asks)),
    answerAsk: useMutation(guild.answerAsk.mutationOptions(asks)),
  };
}
export type VaultActions = ReturnType<typeof useVaultActions>;
