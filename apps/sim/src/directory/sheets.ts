import type { Logger } from '@necp/domain/kernel';
import type { CharacterId } from '@necp/shared/kernel';
import { staleParts, type SheetVersions } from '@necp/shared/zone/sheet-versions';
import type { Host } from '../hosting/host';
import type { SheetReader } from '../hosting/sheets';

/** Keeps the sheets in the zones up to date with the domain. */
export interface SheetKeeper {
  /**
   * The domain has these versions of a character's sheet: the parts that are newer than those in its zone are read and
   * given to the zone. Changes in quick succession cause one read.
   */
  refresh(characterId: CharacterId, versions: SheetVersions): void;
  stop(): void;
}

const againMs = 1_000;

export function createSheetKeeper({
  hosts,
  reader,
  log,
}: {
  readonly hosts: () => readonly Host[];
  readonly reader: SheetReader;
  readonly log: Logger;
}): SheetKeeper {
  /** The versions of each character that were heard while its sheet was being read. */
  const waiting = new Map<CharacterId, SheetVersions>();
  const reading = new Set<CharacterId>();
  let isStopped = false;

  const hostOf = (characterId: CharacterId) => hosts().find(({ zone }) => zone.state.players.has(characterId));
  const sheetIn = (host: Host | undefined, characterId: CharacterId) =>
    host?.zone.state.players.get(characterId)?.sheet;

  const read = async (characterId: CharacterId, versions: SheetVersions): Promise<void> => {
    const sheet = sheetIn(hostOf(characterId), characterId);
    if (sheet === undefined) return;
    const stale = staleParts(sheet.versions, versions);
    if (stale.length === 0) return;
    try {
      const renewed = await reader.read({ characterId, known: { sheet, stale } });
      // The character may be in another zone of this process by now, or have entered anew with a newer sheet.
      const host = hostOf(characterId);
      const present = sheetIn(host, characterId);
      if (present === undefined) return;
      if (staleParts(renewed.sheet.versions, present.versions).length > 0) waiting.set(characterId, versions);
      else host?.enqueue({ kind: 'sheet', characterId, sheet: renewed.sheet, face: renewed.face });
    } catch (err) {
      // The database may be gone before the last answer.
      if (isStopped) return;
      log.warn({ err }, 'a sheet could not be read');
      setTimeout(() => keeper.refresh(characterId, versions), againMs).unref();
    }
  };
  const keeper: SheetKeeper = {
    refresh: (characterId, versions) => {
      if (isStopped) return;
      // A change during a read requires another one.
      if (reading.has(characterId)) {
        waiting.set(characterId, versions);
        return;
      }
      reading.add(characterId);
      void read(characterId, versions).finally(() => {
        reading.delete(characterId);
        const next = waiting.get(characterId);
        waiting.delete(characterId);
        if (next !== undefined) keeper.refresh(characterId, next);
      });
    },
    stop: () => {
      isStopped = true;
    },
  };
  return keeper;
}
