import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { toast } from 'sonner';
import { useTRPC } from '../../components/providers/api';
import { useErrorWords } from '../../components/providers/refusals';

/** How often the party is read again while something of it runs out. */
const expiryMs = 5_000;

/** The party of the character, and its invitations and requests. */
export function useOwnParty() {
  return useQuery(
    useTRPC().party.own.queryOptions(undefined, {
      refetchInterval: ({ state: { data } }) =>
        data && (data.received.length > 0 || data.sent.length > 0 || data.party?.readyCheck || data.party?.vote)
          ? expiryMs
          : false,
    }),
  );
}

/** The open instance of the party, and the members with their locks. */
export function usePartyInstance() {
  return useQuery(useTRPC().party.instance.queryOptions());
}

/** What the own party seeks, and who wants to join; only a party can seek. */
export function useOwnListing({ isInParty }: { readonly isInParty: boolean }) {
  return useQuery(useTRPC().party.listing.queryOptions(undefined, { enabled: isInParty }));
}

/** What can be done about a party: it is read again afterwards, and a refusal is shown. */
export function usePartyActions() {
  const { party } = useTRPC();
  const queries = useQueryClient();
  const words = useErrorWords();
  const readAgain = () => void queries.invalidateQueries({ queryKey: party.pathKey() });
  const options = {
    onSuccess: readAgain,
    onError: (error: unknown) => {
      toast.error(words(error));
      readAgain();
    },
  };
  return {
    invite: useMutation(party.invite.mutationOptions(options)),
    join: useMutation(party.join.mutationOptions(options)),
    accept: useMutation(party.accept.mutationOptions(options)),
    decline: useMutation(party.decline.mutationOptions(options)),
    withdraw: useMutation(party.withdraw.mutationOptions(options)),
    declineCall: useMutation(party.declineCall.mutationOptions(options)),
    leave: useMutation(party.leave.mutationOptions(options)),
    disband: useMutation(party.disband.mutationOptions(options)),
    handOver: useMutation(party.handOver.mutationOptions(options)),
    setAssistant: useMutation(party.setAssistant.mutationOptions(options)),
    convert: useMutation(party.convert.mutationOptions(options)),
    move: useMutation(party.move.mutationOptions(options)),
    swap: useMutation(party.swap.mutationOptions(options)),
    clearMarks: useMutation(party.clearMarks.mutationOptions(options)),
    kick: useMutation(party.kick.mutationOptions(options)),
    startVote: useMutation(party.startVote.mutationOptions(options)),
    castVote: useMutation(party.castVote.mutationOptions(options)),
    setRole: useMutation(party.setRole.mutationOptions(options)),
    setLink: useMutation(party.setLink.mutationOptions(options)),
    readyCheck: useMutation(party.readyCheck.mutationOptions(options)),
    answerReady: useMutation(party.answerReady.mutationOptions(options)),
    countdown: useMutation(party.countdown.mutationOptions(options)),
    putUpListing: useMutation(party.putUpListing.mutationOptions(options)),
    takeDownListing: useMutation(party.takeDownListing.mutationOptions(options)),
    applyToListing: useMutation(party.applyToListing.mutationOptions(options)),
    withdrawApplication: useMutation(party.withdrawApplication.mutationOptions(options)),
    acceptApplication: useMutation(party.acceptApplication.mutationOptions(options)),
    declineApplication: useMutation(party.declineApplication.mutationOptions(options)),
  };
}
export type PartyActions = ReturnType<typeof usePartyActions>;
