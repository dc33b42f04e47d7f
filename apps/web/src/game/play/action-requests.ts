import type { EmoteId } from '@necp/shared/chat/emotes';
import type { Companions } from './body-kinds';
import type { Realtime } from '../../realtime/types';
import type { DoorView, PlayerActions, PromptVerb } from '../types';
import type { Near } from './prompts';

/** What the actions need of the running game. */
export interface ActionRequestParts {
  /** Sends one event to the simulation. */
  readonly send: Realtime['send'];
  /** Returns where the player aims now, in tiles, and at which entity. */
  readonly aim: () => { readonly x: number; readonly y: number; readonly entityId: number | null };
  /** Holds the locked target. */
  readonly controller: { locked: number | null };
  /** Returns the entity of a player in sight. */
  readonly playerNamed: (name: string) => number | null;
  /** Returns what the interact key would do now. */
  readonly near: () => Near | null;
  /** Returns the entrance of an instance at which the player stands. */
  readonly door: () => DoorView | null;
  readonly setAim: (x: number, y: number) => void;
  readonly setMarks: PlayerActions['setQuestMarks'];
  readonly setWay: PlayerActions['setWay'];
  readonly setTaught: PlayerActions['setTaught'];
  readonly companions: Companions;
}

/** Converts buttons and keys into requests to the simulation. */
export class ActionRequests implements PlayerActions {
  readonly send: Realtime['send'];

  constructor(private readonly parts: ActionRequestParts) {
    this.send = parts.send;
  }

  useAbility(ability: string): void {
    const { x, y, entityId } = this.parts.aim();
    this.parts.send('ability.use', { ability, x, y, ...(entityId === null ? {} : { entityId }) });
  }

  useItem(itemId: string): void {
    this.parts.send('item.use', { itemId });
  }

  cancelCast(): void {
    this.parts.send('ability.cancel', {});
  }

  lock(entityId: number | null): void {
    this.parts.controller.locked = entityId;
    this.parts.send('combat.lock', { entityId });
  }

  targetPlayer(name: string): 'targeted' | 'out_of_sight' {
    const entityId = this.parts.playerNamed(name);
    if (entityId === null) return 'out_of_sight';
    this.lock(entityId);
    return 'targeted';
  }

  showEmote(emote: EmoteId): boolean {
    const entityId = this.parts.controller.locked;
    return this.parts.send('chat.emote', { emote, ...(entityId === null ? {} : { entityId }) });
  }

  /** Locks a member of the party, by its place among the frames. */
  targetMember(index: number): void {
    const name = [...this.parts.companions.party][index];
    if (name !== undefined) this.targetPlayer(name);
  }

  interact(entityId?: number): void {
    const near = entityId === undefined ? this.parts.near() : null;
    if (entityId !== undefined) this.parts.send('npc.interact', { entityId });
    else if (near) this.meet(near.verb, near.entityId);
  }

  /** Does what the prompt shows with an entity. */
  meet(verb: PromptVerb, entityId: number): void {
    switch (verb) {
      case 'revive':
        return this.revive(entityId);
      case 'pick_up':
        return this.pickUp(entityId);
      case 'challenge':
        return this.challenge(entityId);
      case 'transfer':
        this.parts.send('zone.transfer', {});
        return;
      case 'enter':
        return this.stepUp();
      default:
        this.parts.send('npc.interact', { entityId });
        return;
    }
  }

  stopInteracting(): void {
    this.parts.send('npc.interact_stop', {});
  }

  pickUp(entityId?: number): void {
    if (entityId === undefined) this.parts.send('loot.pick_all', {});
    else this.parts.send('loot.pick_up', { entityId });
  }

  revive(entityId: number): void {
    this.parts.send('combat.revive', { entityId });
  }

  respawn(): void {
    this.parts.send('combat.respawn', {});
  }

  gather(...[state, difficulty]: Parameters<PlayerActions['gather']>): void {
    this.parts.send('instance.ready', {
      isReady: state === 'ready',
      ...(difficulty === undefined ? {} : { difficulty }),
    });
  }

  goIn(): void {
    this.parts.send('instance.enter', {});
  }

  /** Takes the next step at the entrance of an instance: reports ready, then, as the leader, enters. */
  private stepUp(): void {
    const next = this.parts.door()?.next;
    if (next === 'enter') this.goIn();
    else if (next === 'ready' || next === 'full') this.gather('ready');
  }

  challenge(entityId: number): void {
    this.parts.send('duel.challenge', { entityId });
  }

  answerDuel(entityId: number, answer: 'accept' | 'refuse'): void {
    this.parts.send('duel.answer', { entityId, accept: answer === 'accept' });
  }

  setAim(x: number, y: number): void {
    this.parts.setAim(x, y);
  }

  setQuestMarks(marks: Parameters<PlayerActions['setQuestMarks']>[0]): void {
    this.parts.setMarks(marks);
  }

  setWay(corners: Parameters<PlayerActions['setWay']>[0]): void {
    this.parts.setWay(corners);
  }

  setTaught(controls: readonly string[]): void {
    this.parts.setTaught(controls);
  }

  setParty(names: readonly string[]): void {
    this.parts.companions.party = new Set(names);
  }

  setPartyMarks(marks: Parameters<PlayerActions['setPartyMarks']>[0]): void {
    this.parts.companions.marks = marks;
  }

  setSpeaking(names: readonly string[]): void {
    this.parts.companions.speaking = new Set(names);
  }

  setFriends(names: readonly string[]): void {
    this.parts.companions.friends = new Set(names);
  }
}
