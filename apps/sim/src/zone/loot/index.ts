import { zoneRoom } from '../core/room';
import { openContainer, placeContainers } from './containers';
import type {} from './contract';
import { ageDrops, hasLootHere, layDrops, pickAll, pickUp, reachAndPickUp, takePicked } from './drops';
import { settleSnatches, takeSnatched } from './snatches';
import { recallEmptied, takeOpened, watchEmptied } from './emptied';

/** Drops on the ground, and containers. */
export const lootRoom = zoneRoom('loot', {
  open: placeContainers,
  join: (state, { characterId, epoch }) => void state.outbox.push({ kind: 'boxes_asked', characterId, epoch }),
  inputs: { dropped: layDrops, picked: takePicked, snatched: takeSnatched, opened: takeOpened, boxes: recallEmptied },
  on: { 'loot.pick_up': reachAndPickUp, 'loot.pick_all': pickAll },
  reached: { drop: pickUp },
  interactables: {
    container: { holdMs: (_state, _player, { container }) => container.openMs, complete: openContainer },
  },
  isBusy: hasLootHere,
  tick: {
    settle: (state) => {
      settleSnatches(state);
      ageDrops(state);
      watchEmptied(state);
    },
  },
});
