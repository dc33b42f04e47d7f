import type { Ctx, LiveMessage, Logger } from '@necp/domain/kernel';
import type { Caller, CallersNow } from '@necp/domain/voice/queries';
import type { SentSignal } from '@necp/domain/voice/service';
import { GameError, type CharacterId } from '@necp/shared/kernel';
import { voiceEnded, voiceOffered, voiceRoomChanged } from '@necp/shared/voice/events';
import type { IceServer, VoiceAnswer, VoiceEnd, VoiceJoin, VoiceOffer, VoiceRoomView } from '@necp/shared/voice/schema';
import type { Line, LineEvents } from './line';
import { VoiceRoom } from './room';

/** A browser asks about every two seconds whether this process is there; after this long without it is gone. */
export const aliveMs = 12_000;
/** How long a browser may take from the offer to the first packet. */
const connectMs = 20_000;

export type VoiceEndReason = VoiceEnd['reason'];

export interface CallsParts {
  readonly ctx: () => Ctx;
  readonly admit: (ctx: Ctx, holder: CharacterId, ticket: string) => Promise<Caller>;
  readonly openLine: (events: LineEvents) => Line;
  readonly iceServersFor: (characterId: CharacterId) => IceServer[];
  readonly send: (characterId: CharacterId, message: LiveMessage) => void;
  /** Notes that a caller is not in the call any more. */
  readonly left: (caller: Caller) => void;
  /** Follows what becomes of a player; resolves when it does. */
  readonly follow: (caller: Pick<Caller, 'characterId' | 'accountId'>) => Promise<void>;
  /** Called for each new call: until `silence` has named the player, it hears no other player. */
  readonly onOpened: () => void;
  readonly nowMs: () => number;
  readonly mostCalls: number;
  readonly meter: CallsMeter;
  readonly log: Pick<Logger, 'warn' | 'info'>;
}

export interface CallsMeter {
  joined(): void;
  ended(reason: VoiceEndReason): void;
  packet(copies: number): void;
}

/** The call of one player. */
interface Call {
  readonly callId: string;
  readonly caller: Caller;
  readonly line: Line;
  readonly room: VoiceRoom;
  readonly sinceMs: number;
  isAnswered: boolean;
  isConnected: boolean;
  aliveMs: number;
  /** The view that was sent last. */
  sent: string;
}

/** All calls of this process. A signal that is wrong ends the call of its sender and touches no other one. */
export class Calls {
  private readonly calls = new Map<CharacterId, Call>();
  private readonly rooms = new Map<string, VoiceRoom>();
  /** The join that each player waits for; a later one replaces it. */
  private readonly joining = new Map<CharacterId, string>();

  constructor(private readonly parts: CallsParts) {}

  get size(): number {
    return this.calls.size;
  }

  get roomCount(): number {
    return this.rooms.size;
  }

  callers(): readonly Caller[] {
    return [...this.calls.values()].map(({ caller }) => caller);
  }

  has(characterId: CharacterId): boolean {
    return this.calls.has(characterId) || this.joining.has(characterId);
  }

  async take({ characterId, accountId, signal: { name, message } }: SentSignal): Promise<void> {
    if (name === 'voice.join') return this.join({ characterId, accountId }, message);
    const call = this.calls.get(characterId);
    if (call?.callId !== message.callId) return;
    if (name === 'voice.answer') return this.answer(call, message);
    if (name === 'voice.leave') return this.end(characterId, 'left');
    const { isMuted, isDeaf, unheard } = message;
    call.room.listening(characterId, { isMuted, isDeaf, unheard: new Set(unheard) });
  }

  private async join(who: Pick<Caller, 'characterId' | 'accountId'>, { callId, ticket }: VoiceJoin): Promise<void> {
    const { characterId } = who;
    const { ctx, admit, follow, mostCalls } = this.parts;
    this.joining.set(characterId, callId);
    try {
      if (this.calls.size >= mostCalls && !this.calls.has(characterId)) return this.sendEnd(who, callId, 'lost');
      // What changes after this is heard, and what has changed before is read.
      await follow(who);
      const caller = await admit(ctx(), characterId, ticket);
      if (this.joining.get(characterId) !== callId) {
        this.parts.left(caller);
        return this.sendEnd(who, callId, 'taken_over');
      }
      this.end(characterId, 'taken_over');
      await this.open(caller, callId);
    } catch (error) {
      this.sendEnd(who, callId, reasonOf(error));
      if (!(error instanceof GameError)) this.parts.log.warn({ err: error, characterId }, 'a call could not begin');
    } finally {
      if (this.joining.get(characterId) === callId) this.joining.delete(characterId);
    }
  }

  private async open(caller: Caller, callId: string): Promise<void> {
    const { characterId } = caller;
    const { nowMs, meter } = this.parts;
    const room = this.roomOf(caller);
    const line = this.parts.openLine({
      onPacket: (packet) => this.isOpen(call) && meter.packet(room.hear(characterId, packet, nowMs())),
      onAlive: () => (call.aliveMs = nowMs()),
      onConnected: () => (call.isConnected = true),
      onClosed: () => this.isOpen(call) && this.end(characterId, 'lost'),
    });
    const now = nowMs();
    const state = { isAnswered: false, isConnected: false, aliveMs: now, sent: '' };
    const call: Call = { callId, caller, line, room, sinceMs: now, ...state };
    this.calls.set(characterId, call);
    room.add(caller, (packet, slot) => line.send(packet, slot));
    meter.joined();
    this.parts.onOpened();
    try {
      const offer: VoiceOffer = { callId, sdp: await line.offer(), iceServers: this.parts.iceServersFor(characterId) };
      if (this.isOpen(call)) this.parts.send(characterId, { topic: voiceOffered, ...offer });
    } catch (error) {
      if (this.isOpen(call)) this.forget(characterId);
      throw error;
    }
  }

  private async answer(call: Call, { callId: _, ...answer }: VoiceAnswer): Promise<void> {
    if (call.isAnswered) return;
    call.isAnswered = true;
    const { characterId } = call.caller;
    try {
      await call.line.answer(answer);
    } catch (error) {
      this.parts.log.warn({ err: error, characterId }, 'an answer was refused');
      if (this.isOpen(call)) this.end(characterId, 'refused');
    }
  }

  /** Ends the call of a player and says why; does nothing without one. */
  end(characterId: CharacterId, reason: VoiceEndReason): void {
    const call = this.calls.get(characterId);
    if (call === undefined) return;
    this.forget(characterId);
    this.parts.meter.ended(reason);
    this.sendEnd(call.caller, call.callId, reason);
  }

  endAll(reason: VoiceEndReason): void {
    for (const characterId of [...this.calls.keys()]) this.end(characterId, reason);
  }

  /** Notes which players of the same room are silenced for each other, and which ones a moderator has muted. */
  silence({ silenced, hushed }: Pick<CallersNow, 'silenced' | 'hushed'>, among: readonly Caller[]): void {
    for (const { characterId } of among)
      this.calls.get(characterId)?.room.silence(characterId, {
        silenced: silenced.get(characterId) ?? new Set(),
        isHushed: hushed.has(characterId),
      });
  }

  /** Ends the calls of browsers that are gone, and sends each player what has changed in its room. */
  look(): void {
    const now = this.parts.nowMs();
    for (const [characterId, call] of this.calls) {
      const isLate = !call.isConnected && now - call.sinceMs > connectMs;
      if (isLate || now - call.aliveMs > Math.max(aliveMs, call.isConnected ? 0 : connectMs))
        this.end(characterId, 'lost');
      else if (call.isConnected) this.sendView(characterId, call);
    }
  }

  private sendView(characterId: CharacterId, call: Call): void {
    const view: VoiceRoomView = { callId: call.callId, ...call.room.viewOf(characterId, this.parts.nowMs()) };
    const text = JSON.stringify(view);
    if (text === call.sent) return;
    call.sent = text;
    this.parts.send(characterId, { topic: voiceRoomChanged, ...view });
  }

  private isOpen(call: Call): boolean {
    return this.calls.get(call.caller.characterId) === call;
  }

  private forget(characterId: CharacterId): void {
    const call = this.calls.get(characterId);
    if (call === undefined) return;
    this.calls.delete(characterId);
    call.room.remove(characterId);
    if (call.room.size === 0) this.rooms.delete(keyOf(call.caller));
    call.line.close();
    this.parts.left(call.caller);
  }

  private roomOf(caller: Caller): VoiceRoom {
    const key = keyOf(caller);
    const room = this.rooms.get(key) ?? new VoiceRoom();
    this.rooms.set(key, room);
    return room;
  }

  private sendEnd({ characterId }: Pick<Caller, 'characterId'>, callId: string, reason: VoiceEndReason): void {
    this.parts.send(characterId, { topic: voiceEnded, callId, reason });
  }
}

const keyOf = ({ kind, roomId }: Caller) => `${kind} ${roomId}`;

function reasonOf(error: unknown): VoiceEndReason {
  if (!(error instanceof GameError)) return 'lost';
  if (error.kind === 'unavailable') return 'lost';
  return error.code === 'voice.no_group' ? 'not_member' : 'refused';
}
