import { GameError, type CharacterId } from '@necp/shared/kernel';
import { meetsAll } from '@necp/shared/quest/conditions';
import type { Check } from '@necp/shared/quest/content';
import { dialogueNodeReached, skillCheckPassed } from '@necp/shared/quest/events';
import { nodeAfter } from '@necp/shared/quest/formulas';
import type { ChooseInput, ChooseView, ConversationView, RollView } from '@necp/shared/quest/schema';
import { fixtures } from '@necp/shared/zone/fixtures';
import { ctxOf, emit, nowOf, type ReadDb, type Tx } from '../kernel';
import {
  closeConversation,
  conversationOf,
  conversationSeen,
  openConversation,
  affinitiesOf,
  turnTo,
  type Conversation,
} from '../npc';
import { checkExperience, gainSkills } from '../progression';
import {
  askedOfTalk,
  askedOfObject,
  awaitedBy,
  checkKeyOf,
  choiceView,
  conversationView,
  pickDialogue,
  rollOf,
  termsOf,
} from './dialogue';
import type { Cause } from './effects';
import { countUp, perform, review } from './engine';
import { conditionContextOf, takeItem, type Seen } from './condition-context';
import { seenIn, type Log, type Progress } from './log';
import { nodeOf, stories } from './stories';

/** The other side of a conversation: a person, or an object at a place. */
export interface Partner {
  readonly npcId: string | null;
  readonly object: string | null;
  readonly place: string | null;
}

/** Returns a conversation as its player sees it now. */
export async function viewOf(
  { db, clock }: Seen,
  conversation: Conversation,
  progress: ReadonlyMap<string, Progress>,
): Promise<ConversationView> {
  const { characterId, npcId } = conversation;
  const context = await conditionContextOf({ db, clock }, characterId, progress);
  const affinities = npcId === null ? {} : await affinitiesOf(db, characterId);
  return conversationView(conversation, {
    context,
    kept: await keptChecks(db, conversation),
    affinity: npcId === null ? 0 : (affinities[npcId] ?? 0),
  });
}

function keptChecks(db: ReadDb | Tx, { characterId, dialogueId, nodeId }: Conversation) {
  return db.questCheck.findMany({ where: { characterId, key: { startsWith: `${dialogueId}/${nodeId}/` } } });
}

/**
 * Starts a conversation: items the person waits for are handed over, and their first dialogue whose conditions hold is
 * opened. An object has a dialogue only when an active quest uses it; a fixture opens without one.
 * @returns null for an object without a dialogue and a person who is not there for this player
 * @throws GameError not_found `npc.unknown`
 */
export async function open(log: Log, partner: Partner): Promise<ConversationView | null> {
  const opened =
    partner.npcId === null ? await openObject(log, partner) : await openPerson(log, partner.npcId, partner.place);
  if (opened === null) return null;
  await reachNode(log, opened);
  return viewOf(seenIn(log), opened, log.progress);
}

async function openObject(log: Log, { object, place }: Partner): Promise<Conversation | null> {
  const { tx, characterId } = log;
  const opening = { characterId, npcId: null, objectId: object, placeId: place, delivered: [] };
  const asked = object === null || place === null ? null : askedOfObject(log.progress, { object, place });
  const dialogue = stories.dialogues.get(asked?.dialogue ?? '');
  if (asked !== null && dialogue !== undefined)
    return openConversation(tx, {
      ...opening,
      dialogueId: dialogue.id,
      nodeId: dialogue.start,
      questId: asked.questId,
      objectiveId: asked.objectiveId,
    });
  // A fixture, which has its own window, opens whatever the quests say.
  return fixtures.some(({ id }) => id === object)
    ? openConversation(tx, { ...opening, dialogueId: null, nodeId: null, questId: null, objectiveId: null })
    : null;
}

async function openPerson(log: Log, npcId: string, place: string | null): Promise<Conversation | null> {
  const npc = stories.npcs.get(npcId);
  if (npc === undefined) throw new GameError('not_found', 'npc.unknown');
  if (!meetsAll(npc.presentWhen, await conditionContextOf(seenIn(log), log.characterId, log.progress))) return null;
  const delivered = await handOverTo(log, npcId);
  const dialogue = pickDialogue(npcId, await conditionContextOf(seenIn(log), log.characterId, log.progress));
  const at = { dialogueId: dialogue?.id ?? null, nodeId: dialogue?.start ?? null };
  return openConversation(log.tx, {
    characterId: log.characterId,
    npcId,
    objectId: null,
    placeId: place,
    ...at,
    questId: null,
    objectiveId: null,
    delivered,
  });
}

/** Hands over all carried items the person waits for, and advances the quests that required it. */
async function handOverTo(log: Log, npcId: string): Promise<{ questId: string; objectiveId: string }[]> {
  const delivered: { questId: string; objectiveId: string }[] = [];
  for (const { questId, objectiveId, item, missing, need } of awaitedBy(log.progress, npcId)) {
    const taken = await takeItem(log.tx, {
      characterId: log.characterId,
      templateId: item,
      most: missing,
      reason: 'quest.delivered',
    });
    if (taken === 0) continue;
    await countUp(log, { questId, objectiveId, to: need - missing + taken });
    if (taken === missing) delivered.push({ questId, objectiveId });
  }
  await review(log);
  return delivered;
}

/** Enters a node: the person says it, and its effects happen. */
async function reachNode(log: Log, conversation: Conversation): Promise<void> {
  const at = nodeOf(conversation.dialogueId, conversation.nodeId);
  if (at === null) return;
  await emit(log.tx, dialogueNodeReached, { characterId: log.characterId, dialogue: at.dialogue.id, node: at.node.id });
  await perform(log, at.node.effects, causeOf(conversation, 'said', log));
  await review(log);
}

/** Returns the cause of an effect: the quest that required the conversation, if any. */
function causeOf(conversation: Conversation, what: string, log: Log): Cause {
  const { dialogueId, nodeId, objectiveId } = conversation;
  const questId = conversation.questId ?? askedOfTalk(log.progress, dialogueId ?? '')[0]?.questId ?? null;
  const purpose = objectiveId === null ? '' : `@${conversation.questId}.${objectiveId}`;
  return {
    source: 'dialogue',
    questId,
    run: log.progress.get(questId ?? '')?.timesEnded ?? 0,
    key: `${dialogueId}.${nodeId}.${what}${purpose}`,
  };
}

/**
 * Takes a choice in a conversation. Its check is rolled here, once; its effects happen, and the conversation goes on or
 * ends.
 * @throws GameError not_found `quest.not_talking`; conflict `quest.moved_on`, `quest.choice_closed`, `wallet.too_poor`;
 * invalid `quest.no_such_choice`
 */
export async function answer(
  log: Log,
  input: Pick<ChooseInput, 'conversationId' | 'nodeId' | 'choice'>,
): Promise<ChooseView> {
  const conversation = await conversationOf(log.tx, log.characterId);
  const at = conversation === null ? null : nodeOf(conversation.dialogueId, conversation.nodeId);
  if (conversation === null || at === null || conversation.id !== input.conversationId)
    throw new GameError('not_found', 'quest.not_talking');
  if (at.node.id !== input.nodeId) throw new GameError('conflict', 'quest.moved_on');
  const choice = at.node.choices[input.choice];
  const context = await conditionContextOf(seenIn(log), log.characterId, log.progress);
  const view = choice === undefined ? null : choiceView(choice, { index: input.choice, context, kept: undefined });
  if (choice === undefined || view === null) throw new GameError('invalid', 'quest.no_such_choice');
  if (!view.isOpen) throw new GameError('conflict', 'quest.choice_closed');
  const roll =
    'check' in choice
      ? await throwDice(log, { conversation, choice: input.choice, check: choice.check, context })
      : null;
  const to = 'check' in choice ? nodeAfter(choice.check, roll?.result ?? 'fail') : choice.to;
  const cause = causeOf(conversation, String(input.choice), log);
  if (to === null) await hearOut(log, conversation);
  const result = await perform(log, choice.effects, cause);
  await review(log);
  return {
    roll,
    opens: result.opens,
    conversation: await goOn(log, conversation, { to, isShopping: result.opens === 'shop' }),
  };
}

/** Counts the end of a dialogue for objectives that require the conversation or the object. */
async function hearOut(log: Log, { dialogueId, questId, objectiveId }: Conversation): Promise<void> {
  for (const asked of askedOfTalk(log.progress, dialogueId ?? ''))
    await countUp(log, { questId: asked.questId, objectiveId: asked.objectiveId, to: asked.need });
  if (questId !== null && objectiveId !== null) await countUp(log, { questId, objectiveId, to: 1 });
}

async function goOn(
  log: Log,
  conversation: Conversation,
  { to, isShopping }: { readonly to: string | null; readonly isShopping: boolean },
): Promise<ConversationView | null> {
  const { characterId } = log;
  if (to === null) {
    // At a counter the character still stands at the vendor.
    if (!isShopping) await closeConversation(log.tx, characterId);
    else await openConversation(log.tx, { ...conversation, dialogueId: null, nodeId: null, delivered: [] });
    return null;
  }
  const turned: Conversation = { ...conversation, nodeId: to };
  await turnTo(log.tx, { characterId, nodeId: to });
  await reachNode(log, turned);
  return viewOf(seenIn(log), turned, log.progress);
}

interface Throw {
  readonly conversation: Conversation;
  readonly choice: number;
  readonly check: Check;
  readonly context: Awaited<ReturnType<typeof conditionContextOf>>;
  /** The faces of the two dice; random when left out. */
  readonly faces?: readonly [number, number];
}

/**
 * Rolls the dice of every check that the current node of the conversation offers, so that both show this face.
 * @throws GameError not_found `quest.not_talking`
 */
export async function loadDice(log: Log, face: number): Promise<void> {
  const conversation = await conversationOf(log.tx, log.characterId);
  const at = conversation === null ? null : nodeOf(conversation.dialogueId, conversation.nodeId);
  if (conversation === null || at === null) throw new GameError('not_found', 'quest.not_talking');
  const context = await conditionContextOf(seenIn(log), log.characterId, log.progress);
  for (const [index, choice] of at.node.choices.entries())
    if ('check' in choice)
      await throwDice(log, { conversation, choice: index, check: choice.check, context, faces: [face, face] });
}

/** Rolls two dice the first time, and returns the stored ones afterwards. */
async function throwDice(log: Log, { conversation, choice, check, context, faces }: Throw): Promise<RollView> {
  const { tx, characterId } = log;
  const key = checkKeyOf(conversation, choice);
  const known = await tx.questCheck.findUnique({ where: { characterId_key: { characterId, key } } });
  if (known !== null) return rollOf(known);
  const { rng } = ctxOf(tx);
  const terms = termsOf(check, context);
  const roll = rollOf({ key, faces: faces ?? [rng.int(1, 20), rng.int(1, 20)], ...terms });
  const { questId } = causeOf(conversation, String(choice), log);
  await tx.questCheck.create({
    data: { characterId, key, questId, faces: [...roll.faces], ...terms, result: roll.result, at: nowOf(tx) },
  });
  // Passed or failed, because a failed check is never rolled again.
  await gainSkills(tx, { characterId, skills: checkExperience(check.by) });
  const isPassed = roll.result === 'pass' || roll.result === 'critical';
  const { dialogueId, nodeId } = conversation;
  if (isPassed)
    await emit(tx, skillCheckPassed, {
      characterId,
      dialogue: dialogueId ?? '',
      node: nodeId ?? '',
      by: check.by,
      difficulty: check.difficulty,
      total: roll.total,
    });
  return roll;
}

/** Returns the conversation of a character as the player sees it; null when there is none. */
export async function readConversation(
  seen: Seen,
  characterId: CharacterId,
  progress: ReadonlyMap<string, Progress>,
): Promise<ConversationView | null> {
  const found = await conversationSeen(seen.db, characterId);
  // A character at a counter or a terminal has no dialogue.
  if (found === null || found.dialogueId === null) return null;
  return viewOf(seen, found, progress);
}
