import { useMutation, useQueryClient } from '@tanstack/react-query';
import { toast } from 'sonner';
import { newRequestId } from '../../components/kernel/rng';
import { useTRPC } from '../../components/providers/api';
import { useErrorWords } from '../../components/providers/refusals';
import type { CitySpot } from './route';

/** Returns how the player places, renames and deletes pins; the server keeps them for every device. */
export function usePins() {
  const { settings } = useTRPC();
  const queries = useQueryClient();
  const words = useErrorWords();
  const options = {
    onSuccess: (view: unknown) => void queries.setQueryData(settings.pins.queryKey(), view as never),
    onError: (error: unknown) => void toast.error(words(error)),
  };
  const placing = useMutation(settings.placePin.mutationOptions(options));
  const renaming = useMutation(settings.renamePin.mutationOptions(options));
  const removing = useMutation(settings.removePin.mutationOptions(options));
  return {
    isBusy: placing.isPending || renaming.isPending || removing.isPending,
    place: ({ zone, x, y }: CitySpot, name: string) =>
      placing.mutate({ requestId: newRequestId(), zone: zone as never, x, y, name }),
    rename: (pinId: string, name: string) => renaming.mutate({ requestId: newRequestId(), pinId, name }),
    remove: (pinId: string) => removing.mutate({ requestId: newRequestId(), pinId }),
  };
}
