import type { RequestId } from '@necp/shared/kernel';

/** Returns a new request id: it is chosen once per attempt of a mutation and repeated on every retry. */
export const newRequestId = (): RequestId => crypto.randomUUID() as string as RequestId;

/** Returns the id of something that the player makes in the browser. */
export const newId = (): string => crypto.randomUUID();

/** Returns a whole number from 0 to `below` - 1, for pictures and suggestions only. */
export const anyOf = (below: number): number => Math.floor(Math.random() * below);

/** Returns a random number from 0 up to 1, for timing only. */
export const randomShare = (): number => Math.random();
