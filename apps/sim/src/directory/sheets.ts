import { faceOf } from '@necp/domain/character/queries';
import type { Ctx, Logger } from '@necp/domain/kernel';
import type { CharacterId } from '@necp/shared/kernel';
import type { Host } from '../hosting/host';
import { fetchSheet } from '../hosting/sheets';

/** Keeps the sheets in the zones up to date with the domain. */
export interface SheetKeeper {
  /**
   * The sheet of a character may have changed: fetches it for the zone that hosts the character; changes in quick
   * succession cause one fetch.
   */
  refresh(characterId: CharacterId): void;
  stop(): void;
}

/** Fewer than the database pool has connections. */
const mostAtOnce = 3;
const againMs = 1_000;

export function createSheetKeeper({
  hosts,
  ctx,
  log,
}: {
  readonly hosts: () => readonly Host[];
  readonly ctx: () => Ctx;
  readonly log: Logger;
}): SheetKeeper {
  const waiting = new Set<CharacterId>();
  const fetching = new Set<CharacterId>();
  let isStopped = false;

  const hostOf = (characterId: CharacterId) => hosts().find(({ zone }) => zone.state.players.has(characterId));
  const pump = () => {
    for (const characterId of waiting) {
      if (fetching.size >= mostAtOnce || isStopped) return;
      // A change during the fetch requires another fetch.
      if (fetching.has(characterId)) continue;
      waiting.delete(characterId);
      if (hostOf(characterId) === undefined) continue;
      fetching.add(characterId);
      void fetchOne(characterId).finally(() => {
        fetching.delete(characterId);
        pump();
      });
    }
  };
  const fetchOne = async (characterId: CharacterId) => {
    try {
      const [sheet, face] = await Promise.all([fetchSheet(ctx(), characterId), faceOf(ctx(), characterId)]);
      hostOf(characterId)?.enqueue({ kind: 'sheet', characterId, sheet, face });
    } catch (err) {
      // The database may be gone before the last answer.
      if (isStopped) return;
      log.warn({ err }, 'a sheet could not be fetched');
      setTimeout(() => keeper.refresh(characterId), againMs).unref();
    }
  };
  const keeper: SheetKeeper = {
    refresh: (characterId) => {
      waiting.add(characterId);
      pump();
    },
    stop: () => {
      isStopped = true;
    },
  };
  return keeper;
}
