import { Icon } from './icon';

/** Shows that the `summary` it ends opens and closes; the `details` around it is a `group`. */
export function FoldMark() {
  return <Icon name="chevron_down" className="ml-auto size-4 shrink-0 text-quiet group-open:rotate-180" />;
}
