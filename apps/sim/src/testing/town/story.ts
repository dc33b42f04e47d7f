import { newRequestId } from '@necp/domain/testing/index';
import { claimReward, choose, skipStage } from '@necp/domain/quest/service';
import { conversation, questLog } from '@necp/domain/quest/queries';
import type { Coverage } from '@necp/domain/testing/story-coverage';
import { dutyAt } from '@necp/shared/npc/schedule';
import type { Objective, QuestContent, QuestStage } from '@necp/shared/quest/content';
import { isDone, stageOf } from '@necp/shared/quest/progress';
import type { QuestProgress } from '@necp/shared/zone/sheet';
import { authoredGameData } from '../../authored';
import { conditionContextOf } from '../../zone/ai/senses/condition-context';
import { answerTo, leadsToHope, type Hope } from './answers';
import type { Citizen } from './citizen';
import { doAction } from './actions';
import { bring, hunt, leadHome, letFall, surviveAt } from './dangers';
import { isToFall } from './hero';
import { chooseWay, gone, hasUpdateAhead, waysFrom, type Way } from './routes';

/** A player without progress after this many tries is in front of something impossible. */
const mostTries = 8;
const talkTicks = 60;

interface Playthrough {
  readonly quest: QuestContent;
  readonly coverage: Coverage;
  /** The way this run tests; null takes those that were taken least. */
  readonly aim: Way | null;
}

/** Plays one quest with one character, from its beginning to an ending. */
export class StoryPlayer {
  constructor(
    readonly citizen: Citizen,
    private readonly playthrough: Playthrough,
  ) {}

  get quest(): QuestContent {
    return this.playthrough.quest;
  }

  /** The quest's progress as the zone knows it; undefined before and after. */
  get progress(): QuestProgress | undefined {
    return this.citizen.player.sheet.quests.find(({ questId }) => questId === this.quest.id);
  }

  /** @returns the ending that was reached; null when everything ahead had been seen before */
  async play(): Promise<string | null> {
    await this.begin();
    const { aim, coverage } = this.playthrough;
    for (let steps = 0; steps < 60; steps++) {
      const { progress } = this;
      if (progress === undefined) return this.takeReward();
      // A character weak enough to be downed is too weak for the rest.
      if (
        aim !== null &&
        coverage.times(gone(aim.name)) > 0 &&
        (isToFall(this.quest, aim) || !hasUpdateAhead(this.quest, progress.stageId, coverage))
      )
        return null;
      await this.leave(stageOf(this.quest, progress.stageId));
    }
    throw new Error(`${this.quest.id} does not end`);
  }

  async begin(): Promise<void> {
    for (let tries = 0; this.progress === undefined && tries < mostTries; tries++)
      await this.talkTo(this.quest.giver ?? '', { starts: this.quest.id });
    if (this.progress === undefined) throw new Error(`${this.quest.giver} never tells of ${this.quest.id}`);
  }

  /** Leaves a stage by the way that is due, and records that way. */
  async leave(stage: QuestStage): Promise<void> {
    const { coverage } = this.playthrough;
    const way = chooseWay(this.quest, stage, this.playthrough);
    coverage.note(`chosen ${way.name}`);
    const { falls } = this.citizen;
    const hasLeft = () => this.progress?.stageId !== stage.id;
    for (let tries = 0; !hasLeft() && tries < mostTries; tries++) await this.goWay(stage, way);
    if (!hasLeft())
      throw new Error(
        `${this.quest.id}: no way on by ${way.name}; stands at ` +
          `${JSON.stringify(this.progress)} in ${this.citizen.zoneId}`,
      );
    const came = this.progress?.stageId ?? (await this.ended()).ending;
    const taken = way.to === came ? way : waysFrom(stage).find(({ to }) => to === came);
    const isFeigned =
      taken?.exit?.on === 'downed' &&
      falls === this.citizen.falls &&
      !stage.objectives.some(({ kind }) => kind === 'escort');
    if (taken !== undefined && !isFeigned) coverage.note(gone(taken.name));
  }

  /** Does once what a stage requires for this way; objectives that require more are repeated. */
  private async goWay(stage: QuestStage, { exit }: Way): Promise<void> {
    if (exit === null) {
      await skipStage(this.citizen.self.ctx, { requestId: newRequestId(), questId: this.quest.id });
      return this.citizen.town.settle();
    }
    switch (exit.on) {
      case 'timer':
        return this.idle(stage, exit.afterMs);
      case 'downed':
        return letFall(this, stage);
      case 'objective':
        for (const objective of stage.objectives)
          if (objective.id === exit.objective && this.isAt(stage)) await this.fulfil(objective, null);
        return;
      case 'outcome':
        return this.seek(stage, { outcome: exit.outcome });
      case 'objectives':
        for (const objective of stage.objectives) {
          if (this.isAt(stage) && objective.optional !== true && !this.isThrough(objective))
            await this.fulfil(objective, null);
        }
    }
  }

  isAt(stage: QuestStage): boolean {
    return this.progress?.stageId === stage.id;
  }

  isThrough(objective: Objective): boolean {
    return this.progress === undefined || isDone(objective, this.progress.counts);
  }

  /**
   * Talks to the people who can give the wanted outcome; objects needed before are used before, unless they would end
   * the stage without the conversation.
   */
  private async seek(stage: QuestStage, hope: Hope): Promise<void> {
    const talk = stage.objectives.find(
      (objective) =>
        'dialogue' in objective && objective.dialogue !== undefined && leadsToHope(objective.dialogue, hope),
    );
    if (talk === undefined) throw new Error(`nobody in ${stage.id} says ${JSON.stringify(hope)}`);
    const isInstead = talk.optional === true && stage.exits.some(({ on }) => on === 'objectives');
    const before = stage.objectives.filter(
      (objective) =>
        !isInstead && (objective.kind === 'go' || (objective.kind === 'use' && objective.dialogue === undefined)),
    );
    for (const objective of before)
      if (this.isAt(stage) && !this.isThrough(objective)) await this.fulfil(objective, null);
    if (this.isAt(stage)) await this.fulfil(talk, hope);
  }

  private async fulfil(objective: Objective, hope: Hope): Promise<void> {
    const { citizen } = this;
    const stageId = this.progress?.stageId;
    const isOver = () => this.progress?.stageId !== stageId || this.isThrough(objective);
    switch (objective.kind) {
      case 'talk':
      case 'deliver':
        return this.talkTo(objective.npc, hope);
      case 'use':
        return this.use(objective, hope);
      case 'go':
        await citizen.goTo(objective.place, isOver);
        for (let ticks = 0; !isOver() && ticks < 60; ticks++) await citizen.town.step();
        // Enemies on the way may have brought the player down, or follow.
        if (!isOver()) await citizen.calmDown();
        return;
      case 'kill':
        return hunt(citizen, { enemy: objective.enemy, place: objective.place ?? null, isOver });
      case 'collect':
        return bring(citizen, { item: objective.item, isOver });
      case 'survive':
        return surviveAt(citizen, { place: objective.place, isOver });
      case 'escort':
        return leadHome(citizen, { npc: objective.npc, to: objective.to, isOver });
      case 'event':
        return hunt(citizen, { enemy: null, place: 'convoy_cross', isOver });
      case 'action':
        return doAction(this, objective);
    }
  }

  /** Lets time pass at the current position. */
  private async idle(stage: QuestStage, afterMs: number): Promise<void> {
    const { town } = this.citizen;
    town.clock.advance(Math.max(0, (this.progress?.stageEnteredMs ?? 0) + afterMs - town.clock.nowMs() - 1_000));
    for (let ticks = 0; this.isAt(stage) && ticks < 200; ticks++) await town.step();
  }

  /** Finds a person where they are at this hour, and talks to them. */
  async talkTo(npcId: string, hope: Hope): Promise<void> {
    const { citizen } = this;
    const isThem = ({ kind, content }: { readonly kind: string; readonly content: string }) =>
      kind === 'npc' && content === npcId;
    for (let tries = 0; tries < 120; tries++) {
      await citizen.calmDown();
      const [them] = citizen.see(isThem);
      if (them === undefined) {
        await citizen.goTo(this.whereIs(npcId), () => citizen.see(isThem).length > 0);
        for (let ticks = 0; ticks < 20 && citizen.see(isThem).length === 0; ticks++) await citizen.attackNearest();
      } else if (
        (await citizen.walkTo(them, {
          nearTiles: 1.6,
          until: () => Math.hypot(them.x - citizen.spot.x, them.y - citizen.spot.y) < 1.8 && citizen.sees(them),
        })) ||
        citizen.sees(them)
      ) {
        if (await this.address(them.id)) return this.converse(hope);
      }
    }
    throw new Error(
      `${npcId} cannot be talked to at ${this.whereIs(npcId)}: ` +
        JSON.stringify(citizen.connection.sent.filter(({ name }) => name === 'action.rejected').at(-1)),
    );
  }

  /** Returns the place where this player finds a person now, as the list of people says. */
  whereIs(npcId: string): string {
    const { player, connection } = this.citizen;
    const context = conditionContextOf(connection.host.zone.state, player);
    const person = authoredGameData.npcs.get(npcId);
    const place = person === undefined ? undefined : dutyAt(person, context)?.place;
    if (place === undefined) throw new Error(`${npcId} is nowhere`);
    return place;
  }

  private async use(objective: Extract<Objective, { kind: 'use' }>, hope: Hope): Promise<void> {
    const { citizen } = this;
    const stageId = this.progress?.stageId;
    const isIt = ({ kind, content }: { readonly kind: string; readonly content: string }) =>
      kind === 'interactable' && content === objective.object;
    for (let tries = 0; tries < 12 && this.progress?.stageId === stageId && !this.isThrough(objective); tries++) {
      await citizen.calmDown();
      const [interactable] = citizen.see(isIt);
      if (interactable === undefined) {
        await citizen.goTo(objective.place, () => citizen.see(isIt).length > 0);
        await citizen.wait(10);
        continue;
      }
      await citizen.walkTo(interactable, { nearTiles: 1.4 });
      const isOpened = await this.address(interactable.id, objective.holdMs / 50 + talkTicks);
      if (isOpened) await this.converse(hope);
      else if (objective.dialogue === undefined) await citizen.wait(4);
    }
  }

  /** Starts a conversation or a held interaction; returns whether a conversation opened. */
  async address(entityId: number, withinTicks = talkTicks): Promise<boolean> {
    const { citizen } = this;
    citizen.forget();
    await citizen.send({ name: 'npc.interact', message: { entityId } });
    for (let ticks = 0; ticks < withinTicks; ticks++) {
      if (citizen.heard('conversation.opened') !== undefined) return true;
      if (citizen.connection.sent.some(({ name }) => name === 'action.rejected')) return false;
      const isLetGo =
        citizen.connection.sent.filter(({ name }) => name === 'interact.progress').at(-1)?.message === null;
      if (isLetGo && ticks > withinTicks - talkTicks / 2) return false;
      await citizen.town.step();
    }
    return false;
  }

  /** Talks to the end with a goal; answers that do not matter are chosen in turns. */
  async converse(hope: Hope): Promise<void> {
    const {
      citizen,
      playthrough: { coverage },
    } = this;
    const { ctx, characterId, dice } = citizen.self;
    const visited = new Set<string>();
    let view = await conversation(ctx, characterId);
    for (let turns = 0; view !== null && view.choices.length > 0 && turns < 30; turns++) {
      visited.add(view.nodeId ?? '');
      const answer = answerTo(view, hope, { coverage, visited });
      coverage.note(answer.name);
      dice.next(answer.face);
      const said = await choose(ctx, {
        requestId: newRequestId(),
        conversationId: view.conversationId,
        nodeId: view.nodeId ?? '',
        choice: answer.choice,
      });
      view = said.conversation;
      await citizen.town.settle();
      await citizen.town.step();
      if (said.opens === 'shop') return;
    }
  }

  private async ended() {
    const { ended } = await questLog(this.citizen.self.ctx, this.citizen.self.characterId);
    const over = ended.find(({ questId }) => questId === this.quest.id);
    if (over === undefined) throw new Error(`${this.quest.id} is neither under way nor over`);
    return over;
  }

  private async takeReward(): Promise<string> {
    const { ending, choice } = await this.ended();
    const [item] = choice;
    if (item !== undefined)
      await claimReward(this.citizen.self.ctx, { requestId: newRequestId(), questId: this.quest.id, item });
    await this.citizen.town.settle();
    return ending;
  }
}
