import { GameError, type CharacterId } from '@necp/shared/kernel';
import { withPercent } from '@necp/shared/progression/formulas';
import type { ReceivedReward } from '@necp/shared/protocol';
import type { Effect } from '@necp/shared/quest/content';
import type { ZoneCommand } from '@necp/shared/zone/sheet';
import { earn, guildBoosts } from '../guild';
import { newId, nowOf, type Tx } from '../kernel';
import { remember } from '../npc';
import { gainExperience, gainSkills, grantTitle } from '../progression';
import { changeReputation } from '../reputation';
import { debit, defineFaucet, defineSink } from '../wallet';
import { setWorld } from '../world-state';
import { giveItem, takeItem } from './condition-context';
import { gainOnce, type Log } from './log';
import { isStoryItem } from './stories';

const questSink = defineSink('quest', '00000000-0000-7000-8000-000000005107');

export const questFaucet = defineFaucet('quest', '00000000-0000-7000-8000-00000000fa05');

/** The cause of an effect, for the ledgers. */
export interface Cause {
  readonly source: 'quest' | 'dialogue';
  /** The quest it belongs to; null for a conversation without one. */
  readonly questId: string | null;
  /** How often that quest had ended before. */
  readonly run: number;
  /** The place in the content, down to the effect's number. */
  readonly key: string;
}

/** The window that a choice opens in addition. */
export interface EffectResult {
  opens: 'shop' | null;
}

/** Effects that the quest engine performs itself. */
type Own = Extract<Effect, { do: 'start_quest' | 'outcome' }>;

/**
 * Performs one effect of a quest. Gifts of one cause are given once, however often the node is reached.
 * @throws GameError conflict `wallet.too_poor` when the effect takes chits the character does not have
 */
export async function carryOut(log: Log, effect: Exclude<Effect, Own>, cause: Cause): Promise<Partial<EffectResult>> {
  const { tx, characterId } = log;
  switch (effect.do) {
    case 'give_item':
    case 'give_chits':
    case 'experience':
    case 'skill':
    case 'reputation':
    case 'title':
      await give(log, effect, cause);
      return {};
    case 'take_item':
      await takeItem(tx, { characterId, templateId: effect.item, most: effect.count, reason: 'quest.taken' });
      return {};
    case 'take_chits':
      await debit(tx, { characterId, amount: BigInt(effect.amount), to: questSink, reason: 'quest.paid' });
      return {};
    case 'affinity':
      await remember(tx, { characterId, npcId: effect.npc, points: effect.points, memory: effect.memory });
      return {};
    case 'world':
      await setWorld(tx, { key: effect.key, value: effect.value, by: cause.key, characterId });
      return {};
    case 'enemies':
      await queueZoneCommand(tx, characterId, {
        do: 'enemies',
        enemy: effect.enemy,
        count: effect.count,
        place: effect.place ?? null,
        questId: cause.questId,
      });
      return {};
    case 'travel':
      await queueZoneCommand(tx, characterId, { do: 'travel', place: effect.place });
      return {};
    case 'heal':
      await queueZoneCommand(tx, characterId, { do: 'heal' });
      return {};
    case 'open_shop':
      return { opens: 'shop' };
    case 'hire':
      throw new GameError('conflict', 'quest.choice_closed');
  }
}

type Gift = Extract<Effect, { do: 'give_item' | 'give_chits' | 'experience' | 'skill' | 'reputation' | 'title' }>;

async function give(log: Log, effect: Gift, cause: Cause): Promise<void> {
  // Quest items are given whenever the quest says so; they are taken back when the quest is abandoned.
  const isTool = effect.do === 'give_item' && isStoryItem(effect.item);
  if (!isTool && !(await gainOnce(log, { key: cause.key, questId: cause.questId }))) return;
  log.received.push(await handOver(log, effect, cause));
}

/** Gives one gift and returns what the character has received by it. */
async function handOver({ tx, characterId }: Log, effect: Gift, cause: Cause): Promise<Partial<ReceivedReward>> {
  const sourceId = cause.run === 0 ? cause.key : `${cause.key}#${cause.run}`;
  const { source } = cause;
  switch (effect.do) {
    case 'give_item': {
      const given = { templateId: effect.item, quantity: effect.count };
      await giveItem(tx, { characterId, ...given, reason: 'quest.given' });
      return { items: [given] };
    }
    case 'give_chits':
      await earn(tx, { characterId, amount: BigInt(effect.amount), from: questFaucet, reason: 'quest.paid' });
      return { chits: effect.amount };
    case 'experience': {
      const boost = await guildBoosts(tx, [characterId]);
      const amount = Math.round(withPercent(effect.amount, boost(characterId, 'experience')));
      const { gained } = await gainExperience(tx, { characterId, amount, source, sourceId });
      return { experience: gained };
    }
    case 'skill':
      await gainSkills(tx, { characterId, skills: { [effect.skill]: effect.experience } });
      return {};
    case 'reputation': {
      const changes = [{ faction: effect.faction, points: effect.points }];
      return { reputation: [...(await changeReputation(tx, { characterId, changes, source, sourceId }))] };
    }
    case 'title':
      await grantTitle(tx, { characterId, key: cause.key.replaceAll('/', '.'), title: effect.title });
      return { titles: [effect.title] };
  }
}

/** Adds up what was given. */
export function sumOfReceived(parts: readonly Partial<ReceivedReward>[]): ReceivedReward {
  return {
    experience: parts.reduce((sum, { experience = 0 }) => sum + experience, 0),
    chits: parts.reduce((sum, { chits = 0 }) => sum + chits, 0),
    items: parts.flatMap(({ items = [] }) => items),
    reputation: sumByFaction(parts.flatMap(({ reputation = [] }) => reputation)),
    titles: parts.flatMap(({ titles = [] }) => titles),
  };
}

/** Effects spill over to other factions, so that several of them may change the same one. */
function sumByFaction(changes: ReceivedReward['reputation']): ReceivedReward['reputation'] {
  const sums = new Map<ReceivedReward['reputation'][number]['faction'], number>();
  for (const { faction, points } of changes) sums.set(faction, (sums.get(faction) ?? 0) + points);
  return [...sums].flatMap(([faction, points]) => (points === 0 ? [] : [{ faction, points }]));
}

/** Queues a command for the zone of the character. */
async function queueZoneCommand(tx: Tx, characterId: CharacterId, command: ZoneCommand['command']): Promise<void> {
  await tx.zoneCommand.create({ data: { id: newId(), characterId, command: { ...command }, at: nowOf(tx) } });
}
