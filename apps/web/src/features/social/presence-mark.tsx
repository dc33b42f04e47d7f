import type { Presence, SocialStatus } from '@necp/shared/social/schema';
import { classNames } from '../../components/class-names';

const looks: Readonly<Record<Presence['status'] | SocialStatus, readonly [shape: string, colour: string]>> = {
  online: ['●', 'text-green'],
  away: ['◐', 'text-amber'],
  busy: ['■', 'text-red'],
  invisible: ['○', 'text-quiet'],
  offline: ['○', 'text-quiet'],
};

/** The presence by shape and colour; the word beside it says the same. */
export function PresenceMark({ status }: { readonly status: Presence['status'] | SocialStatus }) {
  const [shape, colour] = looks[status];
  return (
    <span aria-hidden className={classNames('inline-block w-4 text-center', colour)}>
      {shape}
    </span>
  );
}
