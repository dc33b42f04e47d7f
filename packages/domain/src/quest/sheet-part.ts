import { Prisma } from '@necp/db/types';
import type { CharacterSheet, QuestProgress, ZoneCommand } from '@necp/shared/zone/sheet';
import { defineSheetPart } from '../kernel';
import { finishedOf } from './condition-context';
import type { Progress } from './log';

type ProgressRow = QuestProgress & Pick<Progress, 'state' | 'ending' | 'result'> & { readonly startedMs: number };

interface QuestRow {
  readonly progress?: ProgressRow;
  readonly command?: ZoneCommand;
}

/** The quests of a character, and what they make happen in the zone around it. */
export const questPart = defineSheetPart({
  part: 'quest',
  select: ({ ids }) => Prisma.sql`
    SELECT character_id, jsonb_build_object('progress', jsonb_build_object('questId', quest_id, 'state', state,
      'stageId', stage_id, 'stageEnteredMs', extract(epoch FROM stage_entered_at) * 1000, 'counts', counts,
      'outcomes', outcomes, 'ending', ending, 'result', result, 'startedMs', extract(epoch FROM started_at) * 1000))
    FROM quest_progress WHERE character_id = ANY(${ids})
    UNION ALL
    SELECT character_id, jsonb_build_object('command', jsonb_build_object('id', id, 'command', command))
    FROM zone_commands WHERE character_id = ANY(${ids})`,
  valueOf: (rows: readonly QuestRow[]): Pick<CharacterSheet, 'quests' | 'finished' | 'commands'> => {
    const log = rows
      .flatMap(({ progress }) => (progress === undefined ? [] : [progress]))
      .toSorted((a, b) => a.startedMs - b.startedMs);
    return {
      quests: log
        .filter(({ state }) => state === 'active')
        .map(({ questId, stageId, stageEnteredMs, counts, outcomes }) => ({
          questId,
          stageId,
          stageEnteredMs,
          counts,
          outcomes,
        })),
      finished: finishedOf(log),
      commands: rows
        .flatMap(({ command }) => (command === undefined ? [] : [command]))
        .toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    };
  },
});
