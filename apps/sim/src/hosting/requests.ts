import { newId } from '@necp/domain/kernel';
import { correlationOf } from '../zone/core/correlation';
import type { ZoneRequest, ZoneRequests } from '../zone/outputs';
import type { Asking, RequestHandler, RequestHandlers } from './request';
import { chatRequests } from './requests/chat';
import { combatRequests } from './requests/combat';
import { instanceRequests } from './requests/instance';
import { lootRequests } from './requests/loot';
import { npcRequests } from './requests/npc';
import { partyRequests } from './requests/party';
import { questRequests } from './requests/quest';
import { socialRequests } from './requests/social';
import { worldEventRequests } from './requests/world-event';
import { tradeRequests } from './requests/trade';
import type { DomainTask } from './task-queue';

/** How each request of a zone is carried out; a kind that is missing here is sent in batches. */
const handlers: RequestHandlers = {
  ...chatRequests,
  ...combatRequests,
  ...instanceRequests,
  ...lootRequests,
  ...npcRequests,
  ...partyRequests,
  ...questRequests,
  ...socialRequests,
  ...worldEventRequests,
  ...tradeRequests,
};

/** Requests that are sent in batches instead of one by one. */
export type BatchedKind = 'spoken' | 'departed' | 'used' | 'encounter';
export type SingleRequest = ZoneRequest<Exclude<keyof ZoneRequests, BatchedKind>>;

/**
 * Returns the task that carries out a request and puts its answers into the zone's inbox.
 * @throws RangeError when no room carries out this kind
 */
export function taskOf(request: SingleRequest, { ctx, zone, enqueue }: Asking): DomainTask {
  // A request that is tried again keeps its id.
  const correlationId = correlationOf(request) ?? newId();
  const handler = handlers[request.kind] as RequestHandler<SingleRequest['kind']> | undefined;
  if (handler === undefined) throw new RangeError(`no room carries out requests of kind ${request.kind}`);
  return {
    key: handler.key(request),
    what: request.kind,
    correlationId,
    request,
    run: async () => {
      for (const answer of (await handler.run(ctx(correlationId), zone, request)) ?? []) enqueue(answer);
    },
    rejected: ({ code, params }) => {
      const answer = handler.rejected?.(request, { code, params });
      if (answer !== undefined) enqueue(answer);
    },
  };
}
