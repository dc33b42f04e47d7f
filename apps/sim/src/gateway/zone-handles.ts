import { GameError } from '@necp/shared/kernel';
import type { Host } from '../hosting/host';
import type { ZoneHandle } from './handshake';

/** Creates one handle for each zone, so that the zone of a connection can be compared. */
export function keepHandles(): (host: Host) => ZoneHandle {
  const zoneHandles = new WeakMap<Host, ZoneHandle>();
  return (host) => {
    const zoneHandle = zoneHandles.get(host) ?? zoneHandleOf(host);
    zoneHandles.set(host, zoneHandle);
    return zoneHandle;
  };
}

function zoneHandleOf(host: Host): ZoneHandle {
  return {
    get tick() {
      return host.zone.state.tick;
    },
    enqueue: host.enqueue,
    seat: host.seat,
    release: host.release,
    enter: async (ctx, entry) => {
      const entered = await host.effects.enter(ctx, entry);
      // The zone was handed over to another process meanwhile, so the player would never be visible here.
      if (!host.isRunning) throw new GameError('unavailable', 'zone.moved');
      return entered;
    },
  };
}
