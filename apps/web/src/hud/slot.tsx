import type { HudProps, HudSlot } from '../features/base/feature';
import { partsOf } from './features';

/** Draws what the features put into a place of the HUD. */
export function Slot({ name, props }: { readonly name: HudSlot; readonly props: HudProps }) {
  return partsOf(name).map((Part, index) => <Part key={index} {...props} />);
}
