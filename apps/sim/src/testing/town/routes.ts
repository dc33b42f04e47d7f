import type { Coverage } from '@necp/domain/testing/story-coverage';
import type { QuestContent, QuestStage, StageExit } from '@necp/shared/quest/content';

/** One way out of a quest stage that a player can take. */
export interface Way {
  readonly stage: string;
  readonly to: string;
  /** Null passes the stage over. */
  readonly exit: StageExit | null;
  /** A description: what happens, and where it leads. */
  readonly name: string;
}

const goneBefore = 'gone ';

/** Returns every way out of every stage of a quest, in content order. */
export function waysThrough(quest: QuestContent): Way[] {
  return quest.stages.flatMap((stage) => waysFrom(stage));
}

export function waysFrom(stage: QuestStage): Way[] {
  const exits = stage.exits.map(
    (exit): Way => ({ stage: stage.id, to: exit.to, exit, name: `${stage.id} → ${exit.to}, ${wordsFor(exit)}` }),
  );
  return stage.skip === undefined
    ? exits
    : [
        ...exits,
        { stage: stage.id, to: stage.skip.to, exit: null, name: `${stage.id} → ${stage.skip.to}, passed over` },
      ];
}

/** Returns the way to take out of a stage: towards the intended one, else the one taken least. */
export function chooseWay(
  quest: QuestContent,
  stage: QuestStage,
  { aim, coverage }: { readonly aim: Way | null; readonly coverage: Coverage },
): Way {
  const ways = waysFrom(stage);
  const straight = ways.find(({ name }) => name === aim?.name);
  if (straight !== undefined) return straight;
  const isNew = ({ name }: Way) => coverage.times(gone(name)) === 0;
  const played = ways.filter(({ exit }) => exit !== null);
  // A stage whose ways have all been taken is passed over.
  const passing = ways.filter((way) => way.exit === null && isNew(way));
  if (!played.some(isNew) && passing[0] !== undefined && aim?.stage !== stage.id) return passing[0];
  const toward =
    aim === null || coverage.times(gone(aim.name)) > 0 ? [] : played.filter(({ to }) => leadsTo(quest, to, aim.stage));
  return coverage.leastOf(toward.length > 0 ? toward : played, ({ name }) => `chosen ${name}`);
}

/** Returns the name under which a taken way is recorded. */
export function gone(name: string): string {
  return `${goneBefore}${name}`;
}

/** Returns the names of all ways that were taken. */
export function waysGone(coverage: Coverage): string[] {
  return coverage.all(goneBefore);
}

/** Checks whether a quest has something after a stage that was not seen yet. */
export function hasUpdateAhead(quest: QuestContent, from: string, coverage: Coverage): boolean {
  return quest.stages.some(
    (stage) => leadsTo(quest, from, stage.id) && waysFrom(stage).some(({ name }) => coverage.times(gone(name)) === 0),
  );
}

function leadsTo(quest: QuestContent, from: string, goal: string): boolean {
  const seen = new Set<string>();
  const ahead = [from];
  for (let id = ahead.pop(); id !== undefined; id = ahead.pop()) {
    if (id === goal) return true;
    if (seen.has(id)) continue;
    seen.add(id);
    ahead.push(...(quest.stages.find((stage) => stage.id === id)?.exits.map(({ to }) => to) ?? []));
  }
  return false;
}

function wordsFor(exit: StageExit): string {
  switch (exit.on) {
    case 'objectives':
      return exit.when.length === 0 ? 'all done' : 'all done, as it was decided before';
    case 'objective':
      return `${exit.objective} instead`;
    case 'outcome':
      return `"${exit.outcome}"`;
    case 'timer':
      return 'too late';
    case 'downed':
      return 'brought down';
  }
}
