'use client';

import { useTranslations } from 'next-intl';
import { toast } from 'sonner';
import { useTRPC } from '../../components/providers/api';
import { useOutcome } from '../../components/use-outcome';

/** Returns what follows an act of a moderator: it is confirmed, its dialog closes, and the page is read again. */
export function useSettled(onClose: () => void) {
  const t = useTranslations('moderation');
  const outcome = useOutcome(useTRPC().moderation.pathKey());
  return {
    ...outcome,
    onSuccess: () => void toast.success(t('done')),
    onSettled: () => {
      onClose();
      return outcome.onSettled();
    },
  };
}
