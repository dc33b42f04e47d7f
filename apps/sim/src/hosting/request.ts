import type { Ctx } from '@necp/domain/kernel';
import type { ZoneInput, RejectionReason } from '../zone/inputs';
import type { ZoneRequest, ZoneRequests } from '../zone/outputs';

/** The zone channel that makes requests to the domain. */
export interface Asking {
  /** Returns a context of the system, under the id of the request it is for. */
  readonly ctx: (correlationId?: string) => Ctx;
  readonly zone: { readonly zoneId: string; readonly channel: number; readonly epoch: number };
  readonly enqueue: (input: ZoneInput) => void;
}

/** How one kind of request is carried out. */
export interface RequestHandler<Kind extends keyof ZoneRequests> {
  /** Requests with the same key are carried out one after the other. */
  readonly key: (request: ZoneRequest<Kind>) => string;
  /** Calls the domain; the answers are inputs of a later tick. */
  readonly run: (
    ctx: Ctx,
    zone: Asking['zone'],
    request: ZoneRequest<Kind>,
  ) => Promise<readonly ZoneInput[] | undefined | void>;
  /** Returns the answer to a request that the domain refused for good; without it the zone receives no answer. */
  readonly rejected?: (request: ZoneRequest<Kind>, rejection: RejectionReason) => ZoneInput;
}

export type RequestHandlers = { readonly [Kind in keyof ZoneRequests]?: RequestHandler<Kind> };

/** The key of requests about one character. */
export const byCharacter = ({ characterId }: { readonly characterId: string }): string => characterId;
