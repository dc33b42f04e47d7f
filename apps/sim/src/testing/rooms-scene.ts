import type { TileSpot } from '@necp/shared/kernel';
import type { ClientMessage } from '@necp/shared/protocol';
import type { CharacterSheet, QuestProgress } from '@necp/shared/zone/sheet';
import type { Place, ZoneMap } from '@necp/shared/zone/map';
import { blankSheet } from '../zone/core/blank-sheet';
import type { ZoneInput } from '../zone/inputs';
import type { ZoneOutput } from '../zone/outputs';
import { entrant, type ZoneRun } from './run-zone';
import { testMap } from './test-map';

export function mapWith(places: Readonly<Record<string, TileSpot>>, id = 'watson'): ZoneMap {
  const drawn = Object.entries(places).map(
    ([place, { x, y }]): Place => ({
      id: place,
      name: { en: place, ru: place },
      x: x - 0.5,
      y: y - 0.5,
      width: 1,
      height: 1,
    }),
  );
  return { ...testMap({ id, townspeopleCount: 0 }), places: drawn };
}

export const who = entrant(1).characterId;
export const event = (name: ClientMessage['name'], message: object, connectionId = 10): ZoneInput => ({
  kind: 'event',
  connectionId,
  event: { name, message } as ClientMessage,
});
export const at = (x: number, y: number) => ({ spot: { x, y, facing: 0 } });
export const quest = (questId: string, stageId: string, more: Partial<QuestProgress> = {}): QuestProgress => ({
  questId,
  stageId,
  stageEnteredMs: 0,
  counts: {},
  outcomes: [],
  ...more,
});
export const rejections = (out: readonly ZoneOutput[]) =>
  out.flatMap((one) => (one.kind === 'rejected' ? [`${one.rejection} ${one.what}`] : []));
export const sent = (out: readonly ZoneOutput[], name: string) =>
  out.flatMap((one) => (one.kind === 'send' && one.name === name ? [one.message] : []));
export const kinds = (out: readonly ZoneOutput[]) => out.map(({ kind }) => kind);
export const objectiveEvents = (out: readonly ZoneOutput[]) =>
  out.flatMap((one) => (one.kind === 'objective_event' ? [one.objectiveEvent] : []));
export const sheetOf = (more: Partial<CharacterSheet>, version = 2): ZoneInput => ({
  kind: 'sheet',
  characterId: who,
  sheet: blankSheet(who, { versions: { quest: version }, ...more }),
});
export const sees = (run: ZoneRun, connectionId: number, content: string) =>
  [...run.reader(connectionId).known.values()].find((one) => one.content === content);
