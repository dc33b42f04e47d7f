import { defineFeature } from '../base/feature';
import { ArrivalTitle } from './arrival-title';
import { ChannelSwitch } from './channel-switch';
import { Directions } from './directions';
import { WayHint } from './way-hint';
import { listenToZone } from './listen';
import { Minimap } from './minimap';
import { useZone } from './store';

/** The district the player is in. */
export const zone = defineFeature({
  room: 'zone',
  slots: { map: [Minimap], place: [ChannelSwitch], encounter: [WayHint], screen: [ArrivalTitle, Directions] },
  stale: { 'world-state': ['worldState'] },
  listen: listenToZone,
  forget: [() => useZone.getState().clear()],
});
