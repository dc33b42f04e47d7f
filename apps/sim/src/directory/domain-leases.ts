import { closeInstance, openInstance } from '@necp/domain/instance/service';
import { openPartyInstance } from '@necp/domain/party/service';
import { announceProcess, claimZone, releaseZone, renewLease, withdrawProcess } from '@necp/domain/zone/service';
import type { SimKeys } from '../cluster/keys';
import type { SimOptions } from '../sim-options';
import { leaseMs, lifeMs } from './timings';
import type { Holding, Leases } from './hosted-zone';

/** Creates the lease operations of this process, which run as calls of the domain. */
export function createDomainLeases(
  { domain, simId, simPublicUrl, simInnerUrl }: SimOptions,
  { publicKey }: SimKeys,
): Leases {
  const ctx = () => domain.systemCtx();
  const name = { simId, publicKey: { ...publicKey } };
  const heldZone = ({ map, channel, epoch }: Holding) => ({ zoneId: map.id, channel, epoch });
  return {
    survey: (mood) =>
      announceProcess(ctx(), {
        ...name,
        url: simPublicUrl,
        innerUrl: simInnerUrl,
        isLeaving: mood === 'leaves',
        lifeMs,
      }),
    withdraw: () => withdrawProcess(ctx(), name),
    claim: (map, channel) =>
      claimZone(ctx(), { zoneId: map.id, name: map.name, channel, ...name, url: simPublicUrl, leaseMs }),
    openInstanceChannel: async (map, { leaderId, members, difficulty, partyPlaces }) => {
      const instance = { zoneId: map.id, name: map.name, ...name, url: simPublicUrl, leaseMs, leaderId, difficulty };
      if (partyPlaces !== null) return openPartyInstance(ctx(), instance);
      return { ...(await openInstance(ctx(), { ...instance, members })), groupSize: members.length };
    },
    renew: (holding, sent) => renewLease(ctx(), heldZone(holding), { leaseMs, ...sent }),
    release: (holding) => (holding.group === null ? releaseZone : closeInstance)(ctx(), heldZone(holding)),
  };
}
