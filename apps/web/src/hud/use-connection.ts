'use client';

import type { CharacterView } from '@necp/shared/character/schema';
import type { Locale } from '@necp/shared/kernel';
import { useLocale } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { steadyMs } from '../components/kernel/clock';
import { newRequestId, randomShare } from '../components/kernel/rng';
import { type ApiClient, useTRPCClient, viewOfError } from '../components/providers/api';
import type { Connection, Entrance, MalformedEvent } from '../realtime/connection';
import { refreshOnReturn } from '../realtime/refresh-on-return';
import type { Claim } from '../realtime/types';
import { useLink } from './link-store';

/**
 * Requests a ticket for the zone; returns the place in the queue while the city is full, the character of the account
 * that is in the city already, or null when the player may not enter.
 * @throws other failures, which are retried
 */
async function requestTicket(
  client: ApiClient,
  characterId: CharacterView['id'],
  claim: Claim,
): Promise<Entrance | null> {
  try {
    const takeOver = claim === 'take_over';
    return await client.character.enter.mutate({ requestId: newRequestId(), characterId, takeOver });
  } catch (error) {
    const { kind, code, params } = viewOfError(error);
    if (code === 'realm.other_online') return { other: { name: String(params.name), device: String(params.device) } };
    if (code === 'maintenance.running') return { closed: 'maintenance' };
    if (code === 'realm.full') {
      const { place, waiting, estimateSeconds } = params;
      const estimate = estimateSeconds === undefined ? null : Number(estimateSeconds);
      return { queue: { place: Number(place), waiting: Number(waiting), estimateSeconds: estimate } };
    }
    if (kind === 'unauthenticated' || kind === 'not_found' || kind === 'forbidden') return null;
    throw error;
  }
}

function report({ name, problem }: MalformedEvent): void {
  reportError(new Error(`The server sent a malformed "${name}": ${problem}`));
}

/** Creates the connection of a character, not yet connected; null until its code is loaded. */
export function useConnection(characterId: CharacterView['id']): Connection | null {
  const [connection, setConnection] = useState<Connection | null>(null);
  const client = useTRPCClient();
  const locale = useLocale() as Locale;
  const latest = useRef(locale);
  latest.current = locale;
  useEffect(() => {
    const stop = new AbortController();
    let made: Connection | null = null;
    // Loaded beside the engine: the page itself does not wait for the socket and the codec.
    void import(/* webpackChunkName: 'engine' */ '../realtime/connection')
      .then((realtime) => {
        if (stop.signal.aborted) return;
        made = new realtime.Connection({
          ticket: (claim) => requestTicket(client, characterId, claim),
          locale: () => latest.current,
          nowMs: steadyMs,
          rng: randomShare,
          report,
        });
        // The engine is still being loaded.
        made.prepare();
        refreshOnReturn(made, stop.signal);
        setConnection(made);
      })
      .catch(() => useLink.getState().setGraphics('unsupported'));
    return () => {
      stop.abort();
      made?.destroy();
      setConnection(null);
    };
  }, [client, characterId]);
  return connection;
}
