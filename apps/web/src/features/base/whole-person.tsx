import type { DressedLook } from '@necp/shared/character/outfit';
import { useMemo } from 'react';
import { wholePersonSvg } from '../../game/people/whole-person';
import { classNames } from '../../components/class-names';

interface WholePersonProps {
  readonly look: DressedLook;
  readonly label?: string;
  readonly className?: string;
}

/** Draws a whole person from the front, with everything that is worn. */
export function WholePerson({ look, label, className }: WholePersonProps) {
  const svg = useMemo(() => wholePersonSvg(look, label), [look, label]);
  return (
    <span
      className={classNames('grid shrink-0 place-items-center [&>svg]:h-full [&>svg]:w-auto', className)}
      dangerouslySetInnerHTML={{ __html: svg }}
    />
  );
}
