import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { FindGuildsInput } from '@necp/shared/guild/finder-schema';
import { useTRPC } from '../../components/providers/api';
import { useErrorToast } from '../../components/use-error-toast';

/** How often the guilds that look for players are read again while they are shown. */
const freshMs = 30_000;

/** The guild of the character. */
export function useOwnGuild() {
  return useQuery(useTRPC().guild.own.queryOptions());
}

/** The members of the guild; who is online changes without being announced. */
export function useRoster() {
  return useQuery(useTRPC().guild.roster.queryOptions(undefined, { refetchInterval: freshMs }));
}

/** The invitations and applications of the character. */
export function useWaysIn() {
  return useQuery(useTRPC().guild.ways.queryOptions());
}

/** What founding a guild needs, and charters. */
export function useFounding() {
  return useQuery(useTRPC().guild.founding.queryOptions());
}

/** What the guild seeks, who applied and who is invited. */
export function useRecruiting() {
  return useQuery(useTRPC().guild.recruiting.queryOptions());
}

/** What happened in the guild, page after page. */
export function useGuildLog() {
  return useInfiniteQuery(
    useTRPC().guild.log.infiniteQueryOptions({}, { getNextPageParam: ({ next }) => next ?? undefined }),
  );
}

/** Guilds that look for players, page after page. */
export function useFoundGuilds(wanted: FindGuildsInput) {
  return useInfiniteQuery(
    useTRPC().guild.find.infiniteQueryOptions(wanted, {
      getNextPageParam: ({ next }) => next ?? undefined,
      placeholderData: keepPreviousData,
      refetchInterval: freshMs,
    }),
  );
}

/** What can be done about a guild: its views are read again afterwards, and a refusal is shown. */
export function useGuildActions() {
  const { guild } = useTRPC();
  const queries = useQueryClient();
  const onError = useErrorToast();
  const onSettled = () => queries.invalidateQueries({ queryKey: guild.pathKey() });
  const options = { onError, onSettled };
  return {
    found: useMutation(guild.found.mutationOptions({ onSettled })),
    openCharter: useMutation(guild.openCharter.mutationOptions({ onSettled })),
    askSignature: useMutation(guild.askSignature.mutationOptions(options)),
    answerCharter: useMutation(guild.answerCharter.mutationOptions(options)),
    foundByCharter: useMutation(guild.foundByCharter.mutationOptions(options)),
    invite: useMutation(guild.invite.mutationOptions(options)),
    accept: useMutation(guild.accept.mutationOptions(options)),
    decline: useMutation(guild.decline.mutationOptions(options)),
    withdraw: useMutation(guild.withdraw.mutationOptions(options)),
    setListing: useMutation(guild.setListing.mutationOptions(options)),
    applyTo: useMutation(guild.applyTo.mutationOptions(options)),
    acceptApplication: useMutation(guild.acceptApplication.mutationOptions(options)),
    declineApplication: useMutation(guild.declineApplication.mutationOptions(options)),
    withdrawApplication: useMutation(guild.withdrawApplication.mutationOptions(options)),
    setRank: useMutation(guild.setRank.mutationOptions(options)),
    remove: useMutation(guild.remove.mutationOptions(options)),
    setNote: useMutation(guild.setNote.mutationOptions(options)),
    handOver: useMutation(guild.handOver.mutationOptions(options)),
    leave: useMutation(guild.leave.mutationOptions(options)),
    changeRank: useMutation(guild.changeRank.mutationOptions(options)),
    addRank: useMutation(guild.addRank.mutationOptions(options)),
    removeRank: useMutation(guild.removeRank.mutationOptions(options)),
    setMessage: useMutation(guild.setMessage.mutationOptions(options)),
    setAbout: useMutation(guild.setAbout.mutationOptions(options)),
    disband: useMutation(guild.disband.mutationOptions(options)),
    keep: useMutation(guild.keep.mutationOptions(options)),
  };
}
