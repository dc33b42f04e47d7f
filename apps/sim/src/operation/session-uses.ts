import type { Ctx, Logger } from '@necp/domain/kernel';
import { noteUses } from '@necp/domain/session/service';
import type { CharacterId, SessionId } from '@necp/shared/kernel';
import type { Host } from '../hosting/host';
import { idleMsOf } from '../zone/presence/idle';

/** How often it is noted that players use their sessions; as often as that is written for staff. */
export const usesEveryMs = 60_000;

export interface SessionUsesParts {
  readonly ctx: () => Ctx;
  readonly hosts: () => readonly Host[];
  readonly sessions: () => readonly { readonly sessionId: SessionId; readonly characterId: CharacterId }[];
  readonly log: Logger;
}

/** Notes regularly that players who act in the city use their sessions, which would expire while they play. */
export function keepSessionUses({ ctx, hosts, sessions, log }: SessionUsesParts): {
  /** Notes it now. */
  note(): Promise<void>;
  stop(): void;
} {
  const note = async () => {
    const acting = actingPlayers(hosts());
    const used = sessions().flatMap((one) => (acting.has(one.characterId) ? [one.sessionId] : []));
    if (used.length === 0) return;
    try {
      await noteUses(ctx(), used);
    } catch (err) {
      // It is noted again in a minute, long before a session expires.
      log.warn({ err }, 'the use of sessions could not be noted');
    }
  };
  const timer = setInterval(() => void note(), usesEveryMs);
  timer.unref();
  return { note, stop: () => clearInterval(timer) };
}

/** Returns the players of these zones who gave an input since the last note. */
function actingPlayers(hosts: readonly Host[]): ReadonlySet<CharacterId> {
  const acting = new Set<CharacterId>();
  for (const { zone } of hosts)
    for (const player of zone.state.players.values())
      if (idleMsOf(zone.state, player) < usesEveryMs) acting.add(player.characterId);
  return acting;
}
