import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTRPC } from '../../components/providers/api';
import { useErrorToast } from '../../components/use-error-toast';

/** The guild of the character. */
export function useOwnGuild() {
  return useQuery(useTRPC().guild.own.queryOptions());
}

/** What can be done about a guild: its views are read again afterwards, and a refusal is shown. */
export function useGuildActions() {
  const { guild } = useTRPC();
  const queries = useQueryClient();
  const onError = useErrorToast();
  const onSettled = () => queries.invalidateQueries({ queryKey: guild.pathKey() });
  const options = { onError, onSettled };
  return { found: useMutation(guild.found.mutationOptions(options)) };
}
export type GuildActions = ReturnType<typeof useGuildActions>;
