import type { MessageParams } from '@necp/shared/kernel';
import { toast } from 'sonner';
import { useRefusalWords } from '../../components/providers/refusals';

/** Returns a function that says why something cannot be done, before the server is asked. */
export function useRefusalToast() {
  const say = useRefusalWords();
  return ({ code, params }: { readonly code: string; readonly params: MessageParams }) =>
    void toast.error(say(code, params));
}
