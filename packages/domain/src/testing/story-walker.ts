import { randomUUID } from 'node:crypto';
import { classIds, originIds } from '@necp/shared/character/schema';
import type { BusEvent, CharacterId } from '@necp/shared/kernel';
import type { Check, Condition, Objective, QuestContent, QuestStage, StageExit } from '@necp/shared/quest/content';
import { nodeAfter } from '@necp/shared/quest/formulas';
import { isDone, objectiveKeyOf, stageOf } from '@necp/shared/quest/progress';
import type { ChoiceView, ConversationView } from '@necp/shared/quest/schema';
import { boughtFromVendor, soldToVendor } from '@necp/shared/vendor/events';
import { attributeIncreased, perkSpent } from '@necp/shared/progression/events';
import { equip, grant } from '../inventory';
import { inventoryView } from '../inventory/queries';
import { emit, inTx, type Ctx, type Tx } from '../kernel';
import { gainExperience } from '../progression';
import { changeReputation } from '../reputation';
import { noteKill, startQuest } from '../quest';
import { listeners } from '../quest/listeners';
import { readProgress, type Progress } from '../quest/log';
import { choose, noteObjectiveEvents, startConversation, type ZoneObjectiveEvent } from '../quest/service';
import { nodeOf, questOf, stories } from '../quest/stories';
import { credit, administrationFaucet } from '../wallet';
import { setWorld } from '../world-state';
import { newRequestId, type FixedClock } from '.';
import { entryEpoch, heldZone } from './combat';
import type { Dice } from './stories';
import type { Coverage } from './story-coverage';

const turn = <T>(list: readonly T[], run: number): T | undefined => list[run % list.length];

const faces = { critical: 20, pass: 19, fail: 2, fumble: 1 } as const;

export interface Walk {
  readonly ctx: Ctx;
  readonly characterId: CharacterId;
  readonly clock: FixedClock;
  readonly dice: Dice;
  readonly coverage: Coverage;
}

/** Plays one quest with one character from beginning to end, always on the path taken least so far. */
export class StoryWalker {
  private heard = 0n;

  constructor(
    private readonly walk: Walk,
    private readonly quest: QuestContent,
  ) {}

  /**
   * Makes the character able to start the quest. Each run has another class and origin, and every second one also opens
   * the closed choices that the quest itself does not decide. Of conditions that exclude each other the last one holds,
   * so each run begins its list elsewhere.
   */
  async prepare(run: number): Promise<void> {
    const { ctx, characterId } = this.walk;
    await inTx(ctx, async (tx) => {
      await tx.character.update({
        where: { id: characterId },
        data: { classId: turn(classIds, run) ?? 'bouncer', originId: turn(originIds, run) ?? 'local' },
      });
      for (const condition of this.quest.prerequisites) await this.grant(tx, condition);
      const conditions = run % 2 === 1 ? this.conditionsToOpen() : [];
      for (let index = 0; index < conditions.length; index++) {
        const condition = turn(conditions, index + run);
        if (condition !== undefined) await this.grant(tx, condition);
      }
      await credit(tx, { characterId, amount: 5_000n, from: administrationFaucet, reason: 'test.balance' });
    });
  }

  private conditionsToOpen(): Condition[] {
    const dialogues = this.quest.stages.flatMap(({ objectives }) =>
      objectives.flatMap((objective) => ('dialogue' in objective && objective.dialogue ? [objective.dialogue] : [])),
    );
    const own = new Set(
      [
        ...this.quest.stages.flatMap(({ onEnter }) => onEnter),
        ...this.quest.endings.flatMap(({ effects }) => effects),
      ].flatMap((effect) => (effect.do === 'world' ? [effect.key] : [])),
    );
    const nodes = dialogues.flatMap((id) => stories.dialogues.get(id)?.nodes ?? []);
    return nodes
      .flatMap(({ choices }) => choices.flatMap(({ when }) => when))
      .filter((condition) => condition.if !== 'world' || !own.has(condition.key));
  }

  private async grant(tx: Tx, condition: Condition): Promise<void> {
    const { characterId } = this.walk;
    const source = 'administration' as const;
    if (condition.if === 'level')
      await gainExperience(tx, {
        characterId,
        amount: 400 * condition.atLeast ** 2,
        source,
        sourceId: `test-${condition.atLeast}`,
      });
    if (condition.if === 'world')
      await setWorld(tx, { key: condition.key, value: condition.is, characterId, by: 'test' });
    if (condition.if === 'reputation')
      await changeReputation(tx, {
        characterId,
        changes: [{ faction: condition.faction, points: 2_500 }],
        source,
        sourceId: `test-${condition.faction}`,
      });
    if (condition.if === 'item')
      await grant(tx, { characterId, templateId: condition.item, quantity: condition.count, reason: 'test.given' });
    if (condition.if === 'attribute')
      await tx.character.update({ where: { id: characterId }, data: { [condition.attribute]: condition.atLeast } });
    if (condition.if === 'quest' && condition.state === 'done')
      await finishQuietly(tx, { characterId, questId: condition.quest, ending: condition.ending });
  }

  /** @returns the ending that was reached */
  async play(): Promise<Progress> {
    await this.beginStory();
    for (let steps = 0; steps < 80; steps++) {
      const progress = await this.progress();
      if (progress.state !== 'active') {
        this.walk.coverage.note(`ending ${progress.ending}`);
        return progress;
      }
      await this.leave(stageOf(this.quest, progress.stageId), progress);
      const after = await this.progress();
      this.walk.coverage.note(`from ${progress.stageId} to ${after.state === 'active' ? after.stageId : after.ending}`);
    }
    throw new Error(`${this.quest.id} does not end`);
  }

  private async beginStory(): Promise<void> {
    const { ctx, characterId } = this.walk;
    const { id, giver, begins } = this.quest;
    if (begins !== 'dialogue') await inTx(ctx, (tx) => startQuest(tx, { characterId, questId: id }));
    for (let tries = 0; tries < 20 && !(await this.known()); tries++)
      await this.converse({ npcId: giver ?? null, object: null, place: null });
    await this.digest();
  }

  async known(): Promise<Progress | undefined> {
    return (await readProgress(this.walk.ctx.db, this.walk.characterId)).get(this.quest.id);
  }

  private async progress(): Promise<Progress> {
    const progress = await this.known();
    if (progress === undefined) throw new Error(`${this.quest.id} never began`);
    return progress;
  }

  /** Takes the exit of a stage that was taken least so far. */
  private async leave(stage: QuestStage, progress: Progress): Promise<void> {
    const exit = this.walk.coverage.leastOf(stage.exits, (one) => `aim ${stage.id} ${JSON.stringify(one)}`);
    this.walk.coverage.note(`aim ${stage.id} ${JSON.stringify(exit)}`);
    for (
      let tries = 0;
      tries < 40 && (await this.progress()).stageId === progress.stageId && (await this.progress()).state === 'active';
      tries++
    )
      await this.tryExit(stage, exit);
  }

  private async tryExit(stage: QuestStage, exit: StageExit): Promise<void> {
    if (exit.on === 'timer') {
      this.walk.clock.advance(exit.afterMs);
      return this.objectiveEvent({ kind: 'timer', questId: this.quest.id, stageId: stage.id });
    }
    if (exit.on === 'downed')
      return this.objectiveEvent({
        kind: stage.objectives.some(({ kind }) => kind === 'escort') ? 'lost_escort' : 'downed',
      });
    if (exit.on === 'objective') {
      for (const objective of stage.objectives) if (objective.id === exit.objective) await this.fulfil(objective);
      return;
    }
    if (exit.on === 'outcome') {
      const talks = stage.objectives.filter((objective) => 'dialogue' in objective && objective.dialogue !== undefined);
      // Other lamps are opened before the one that speaks.
      for (const objective of stage.objectives)
        if (objective.kind === 'use' && objective.dialogue === undefined) await this.fulfil(objective);
      return this.fulfil(
        this.walk.coverage.leastOf(talks, ({ id }) => `talk ${stage.id} ${id}`),
        stage,
      );
    }
    for (const objective of stage.objectives) {
      const { counts, stageId } = await this.progress();
      if (stageId === stage.id && objective.optional !== true && !isDone(objective, counts))
        await this.fulfil(objective);
    }
  }

  private async fulfil(objective: Objective, stage?: QuestStage): Promise<void> {
    const { ctx, characterId, coverage } = this.walk;
    if (stage) coverage.note(`talk ${stage.id} ${objective.id}`);
    switch (objective.kind) {
      case 'talk':
        await this.converse({ npcId: objective.npc, object: null, place: null });
        break;
      case 'deliver':
        await this.converse({ npcId: objective.npc, object: null, place: null });
        break;
      case 'use':
        if (objective.dialogue === undefined)
          await this.objectiveEvent({ kind: 'used', object: objective.object, place: objective.place });
        else await this.converse({ npcId: null, object: objective.object, place: objective.place });
        break;
      case 'go':
        await this.objectiveEvent({ kind: 'went', place: objective.place });
        break;
      case 'survive':
        await this.objectiveEvent({ kind: 'survived', objectiveKey: objectiveKeyOf(this.quest.id, objective.id) });
        break;
      case 'escort':
        await this.objectiveEvent({ kind: 'escorted', npc: objective.npc, to: objective.to });
        break;
      case 'event':
        await this.objectiveEvent({ kind: 'event', event: objective.event, result: objective.result });
        break;
      case 'kill':
        await inTx(ctx, (tx) =>
          noteKill(tx, { characterId, enemyId: objective.enemy, place: objective.place ?? null }),
        );
        break;
      case 'collect':
        await inTx(ctx, (tx) =>
          grant(tx, { characterId, templateId: objective.item, quantity: 1, reason: 'test.found' }),
        );
        break;
      case 'action':
        await this.doAction(objective);
        break;
    }
    await this.digest();
  }

  private async doAction(objective: Extract<Objective, { kind: 'action' }>): Promise<void> {
    const { ctx, characterId } = this.walk;
    const deal = {
      characterId,
      vendorId: 'marta',
      templateId: (objective.item ?? 'junk_cufflinks') as never,
      count: 1,
      chits: 1,
    };
    switch (objective.action) {
      case 'equip':
        return this.putOn(objective.item ?? '');
      case 'sell':
        return inTx(ctx, (tx) => emit(tx, soldToVendor, deal));
      case 'buy':
        return inTx(ctx, (tx) => emit(tx, boughtFromVendor, deal));
      case 'spend_attribute':
        return inTx(ctx, (tx) => emit(tx, attributeIncreased, { characterId, attribute: 'body', value: 6, points: 1 }));
      case 'spend_perk':
        return inTx(ctx, (tx) => emit(tx, perkSpent, { characterId, node: 'some_node', ranks: 1 }));
      case 'reach_level':
        await inTx(ctx, (tx) =>
          gainExperience(tx, {
            characterId,
            amount: 2_000,
            source: 'administration',
            sourceId: `test-level-${objective.count}`,
          }),
        );
        return;
      default:
        return this.objectiveEvent({ kind: 'action', action: objective.action });
    }
  }

  private async putOn(templateId: string): Promise<void> {
    const { ctx, characterId } = this.walk;
    const { containers } = await inventoryView(ctx, characterId);
    const item = containers.find(({ kind }) => kind === 'bag')?.items.find((one) => one.templateId === templateId);
    if (item) await inTx(ctx, (tx) => equip(tx, { characterId, itemId: item.id }));
  }

  private async objectiveEvent(objectiveEvent: ZoneObjectiveEvent): Promise<void> {
    const { ctx, characterId } = this.walk;
    await noteObjectiveEvents(ctx, heldZone, [{ id: randomUUID(), characterId, epoch: entryEpoch, objectiveEvent }]);
  }

  /** Talks to the end with the choices taken least so far. */
  private async converse(partner: {
    readonly npcId: string | null;
    readonly object: string | null;
    readonly place: string | null;
  }): Promise<void> {
    const { ctx, characterId } = this.walk;
    let view = await startConversation(ctx, heldZone, { characterId, epoch: entryEpoch, ...partner });
    const visited = new Set<string>();
    for (let turns = 0; view !== null && view.choices.length > 0 && turns < 30; turns++) {
      visited.add(view.nodeId ?? '');
      view = await this.say(view, visited);
    }
    await this.digest();
  }

  private async say(view: ConversationView, visited: ReadonlySet<string>): Promise<ConversationView | null> {
    const { ctx, coverage, dice } = this.walk;
    const authored = nodeOf(view.dialogueId, view.nodeId)?.node.choices ?? [];
    const options = view.choices
      .filter(({ isOpen }) => isOpen)
      .flatMap((choice) => optionsOf(choice, authored[choice.index]));
    const nameOf = (option: Option) => `${view.dialogueId}/${view.nodeId}/${option.index}/${option.result ?? ''}`;
    // Going back is tested once; after that it would only make the conversation long.
    const fresh = options.filter(
      (option) => option.to === null || !visited.has(option.to) || coverage.times(nameOf(option)) === 0,
    );
    const option = coverage.leastOf(fresh.length > 0 ? fresh : options, nameOf);
    coverage.note(nameOf(option));
    dice.next(option.result === null ? 10 : faces[option.result]);
    const said = await choose(ctx, {
      requestId: newRequestId(),
      conversationId: view.conversationId,
      nodeId: view.nodeId ?? '',
      choice: option.index,
    });
    if (said.roll !== null && said.roll.result !== option.result)
      throw new Error(`${nameOf(option)} became ${said.roll.result}`);
    return said.conversation;
  }

  /** Delivers directly what the bus would deliver to the room. */
  private async digest(): Promise<void> {
    const { ctx, characterId } = this.walk;
    for (;;) {
      const rows = await ctx.db.outboxEvent.findMany({
        where: { key: characterId, seq: { gt: this.heard } },
        orderBy: { seq: 'asc' },
      });
      if (rows.length === 0) return;
      for (const row of rows) {
        this.heard = row.seq;
        for (const listener of listeners.filter(({ hears }) => hears === row.name))
          await inTx(ctx, (tx) => listener.run(tx, { ...row, payload: row.payload } as unknown as BusEvent));
      }
    }
  }
}

interface Option {
  readonly index: number;
  readonly result: keyof typeof faces | null;
  readonly to: string | null;
}

function optionsOf(
  view: ChoiceView,
  authored: { readonly to: string | null } | { readonly check: Check } | undefined,
): Option[] {
  if (authored === undefined) return [];
  if (!('check' in authored)) return [{ index: view.index, result: null, to: authored.to }];
  const thrown = view.check?.thrown?.result;
  return waysOf(authored.check)
    .filter((result) => thrown === undefined || thrown === result)
    .map((result) => ({ index: view.index, result, to: nodeAfter(authored.check, result) }));
}

/** Returns the results of a check that lead to their own nodes. */
export function waysOf(check: Check): (keyof typeof faces)[] {
  const results = ['pass', 'fail', 'critical', 'fumble'] as const;
  return results.filter(
    (result, index) => results.findIndex((other) => nodeAfter(check, other) === nodeAfter(check, result)) === index,
  );
}

/** Marks a quest as finished long ago, with the wanted ending or its best one. */
async function finishQuietly(
  tx: Tx,
  {
    ending: wanted,
    ...over
  }: { readonly characterId: CharacterId; readonly questId: string; readonly ending: string | undefined },
): Promise<void> {
  const quest = questOf(over.questId);
  const ending = wanted ?? quest.endings.find(({ result }) => result === 'done')?.id ?? null;
  const at = new Date(0);
  await tx.questLog.createMany({ data: [{ characterId: over.characterId }], skipDuplicates: true });
  await tx.questProgress.createMany({
    data: [
      {
        ...over,
        state: 'done',
        stageId: quest.start,
        stageEnteredAt: at,
        ending,
        result: 'done',
        timesEnded: 1,
        startedAt: at,
        endedAt: at,
      },
    ],
    skipDuplicates: true,
  });
}
