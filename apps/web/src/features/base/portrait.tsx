import type { DressedLook } from '@necp/shared/character/outfit';
import { PortraitFrame } from '../../components/portrait-frame';
import { portraitSvg } from '../../game/people/portrait';

interface PortraitProps {
  readonly look: DressedLook;
  readonly label?: string;
  readonly motion?: 'alive' | 'still';
  readonly size?: 'small' | 'medium' | 'large' | 'huge';
  readonly tone?: 'plain' | 'chosen' | 'dim';
  readonly className?: string;
}

/** Draws a face in its frame, from the same choices as the person in the game. */
export function Portrait({ look, label, motion = 'still', size, tone, className }: PortraitProps) {
  return (
    <PortraitFrame size={size} tone={tone} className={className}>
      <span
        className="contents [&>svg]:absolute [&>svg]:inset-0 [&>svg]:size-full"
        dangerouslySetInnerHTML={{ __html: portraitSvg(look, { hue: 'magenta', motion, label }) }}
      />
    </PortraitFrame>
  );
}
