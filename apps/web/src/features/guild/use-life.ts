import { useMutation, useQuery } from '@tanstack/react-query';
import { useTRPC } from '../../components/providers/api';
import { useOutcome } from '../../components/use-outcome';

/** How often progress that is not announced is read again. */
const progressMs = 60_000;

/** Level, perks and weekly tasks of the own guild. */
export function useGrowth() {
  return useQuery(useTRPC().guild.growth.queryOptions(undefined, { refetchInterval: progressMs }));
}

/** The calendar of the own guild. */
export function useCalendar() {
  return useQuery(useTRPC().guild.calendar.queryOptions(undefined, { refetchInterval: progressMs }));
}

/** Allies and rivals of the own guild. */
export function useAllies() {
  return useQuery(useTRPC().guild.allies.queryOptions());
}

/** What can be done about the emblem, the perks, the calendar and other guilds. */
export function useLifeActions() {
  const { guild } = useTRPC();
  const options = useOutcome(guild.pathKey());
  return {
    setEmblem: useMutation(guild.setEmblem.mutationOptions(options)),
    takePerk: useMutation(guild.takePerk.mutationOptions(options)),
    resetPerks: useMutation(guild.resetPerks.mutationOptions(options)),
    planEvent: useMutation(guild.planEvent.mutationOptions(options)),
    changeEvent: useMutation(guild.changeEvent.mutationOptions(options)),
    cancelEvent: useMutation(guild.cancelEvent.mutationOptions(options)),
    signUp: useMutation(guild.signUp.mutationOptions(options)),
    inviteGuild: useMutation(guild.inviteGuild.mutationOptions(options)),
    acceptAlliance: useMutation(guild.acceptAlliance.mutationOptions(options)),
    declineAlliance: useMutation(guild.declineAlliance.mutationOptions(options)),
    leaveAlliance: useMutation(guild.leaveAlliance.mutationOptions(options)),
    nameRival: useMutation(guild.nameRival.mutationOptions(options)),
    endRivalry: useMutation(guild.endRivalry.mutationOptions(options)),
  };
}
export type LifeActions = ReturnType<typeof useLifeActions>;
