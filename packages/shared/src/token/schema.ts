import * as z from 'zod';
import { typedText } from '../kernel/input';
import { RequestId } from '../kernel/ids';

/**
 * What a client that is no browser signs in with: `accessToken` goes with each call as `Authorization: Bearer …`, and
 * `refreshToken` is exchanged for the next two, once.
 */
export const TokensView = z.object({
  accessToken: z.string(),
  accessExpiresAt: z.date(),
  refreshToken: z.string(),
  refreshExpiresAt: z.date(),
});
export type TokensView = z.infer<typeof TokensView>;

/** A repeat with the same `requestId` within a minute is answered with the same refresh token. */
export const RefreshInput = z.strictObject({ requestId: RequestId, refreshToken: typedText(256) });
export type RefreshInput = z.infer<typeof RefreshInput>;
