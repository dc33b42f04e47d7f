import type { RequestId } from '@necp/shared/kernel';

/** A fresh request id: chosen once per attempt of a mutation, repeated on every retry of it. */
export const newRequestId = (): RequestId => crypto.randomUUID() as string as RequestId;

/** A whole number from 0 to `below` - 1, for pictures and suggestions only. */
export const anyOf = (below: number): number => Math.floor(Math.random() * below);

/** A random number from 0 up to 1, for timing only. */
export const randomShare = (): number => Math.random();
