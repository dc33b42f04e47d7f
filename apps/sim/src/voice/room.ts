import type { Caller } from '@necp/domain/voice/queries';
import type { CharacterId } from '@necp/shared/kernel';
import type { VoiceMember } from '@necp/shared/voice/schema';
import type { VoicePacket } from './line';
import { SlotBoard, SpeakingMark } from './slots';

/** How a member wants to be heard and to hear. */
export interface Listening {
  readonly isMuted: boolean;
  readonly isDeaf: boolean;
  readonly unheard: ReadonlySet<CharacterId>;
}

type Send = (packet: VoicePacket, slot: { readonly slot: number; readonly isNew: boolean }) => void;

/** A member of a room, with the slots in which it hears others. */
interface Member {
  readonly name: string;
  readonly send: Send;
  readonly board: SlotBoard<CharacterId>;
  readonly mark: SpeakingMark;
  listening: Listening;
  /**
   * The players who neither hear the member nor are heard by it, because one of both has blocked the other. Null until
   * that is known: until then it neither hears a player nor is heard.
   */
  silenced: ReadonlySet<CharacterId> | null;
  /** Whether a moderator has muted the member in calls. */
  isHushed: boolean;
}

const open: Listening = { isMuted: false, isDeaf: false, unheard: new Set() };

/** The players of one group who are in its call. Each packet goes to all who want it, and to no other. */
export class VoiceRoom {
  private readonly members = new Map<CharacterId, Member>();

  add({ characterId, name }: Pick<Caller, 'characterId' | 'name'>, send: Send): void {
    this.members.set(characterId, {
      name,
      send,
      board: new SlotBoard(),
      mark: new SpeakingMark(),
      listening: open,
      silenced: null,
      isHushed: false,
    });
  }

  remove(characterId: CharacterId): void {
    this.members.delete(characterId);
    for (const { board } of this.members.values()) board.release(characterId);
  }

  get size(): number {
    return this.members.size;
  }

  listening(characterId: CharacterId, listening: Listening): void {
    const member = this.members.get(characterId);
    if (member === undefined) return;
    member.listening = listening;
    this.freeSlots();
  }

  silence(
    characterId: CharacterId,
    { silenced, isHushed }: { readonly silenced: ReadonlySet<CharacterId>; readonly isHushed: boolean },
  ): void {
    const member = this.members.get(characterId);
    if (member === undefined) return;
    member.silenced = silenced;
    member.isHushed = isHushed;
    this.freeSlots();
  }

  /** Passes a packet of a member on; returns to how many. */
  hear(from: CharacterId, packet: VoicePacket, nowMs: number): number {
    const speaker = this.members.get(from);
    if (speaker === undefined || isMuted(speaker) || speaker.silenced === null) return 0;
    const { quietness } = packet;
    speaker.mark.heard(quietness, nowMs);
    let count = 0;
    for (const [to, member] of this.members) {
      if (to === from || !hears(member, from)) continue;
      const slot = member.board.claim(from, { quietness, nowMs });
      if (slot === null) continue;
      member.send(packet, slot);
      count += 1;
    }
    return count;
  }

  /** Returns what a member sees of the room: blocked players are not in it. */
  viewOf(characterId: CharacterId, nowMs: number): { members: VoiceMember[]; slots: (CharacterId | null)[] } {
    const viewer = this.members.get(characterId);
    const seen = [...this.members].filter(([id]) => viewer !== undefined && !viewer.silenced?.has(id));
    return {
      members: seen.map(([id, member]) => ({
        characterId: id,
        name: member.name,
        isMuted: isMuted(member),
        isHushed: member.isHushed,
        isDeaf: member.listening.isDeaf,
        isSpeaking: !isMuted(member) && member.mark.isSpeaking(nowMs),
      })),
      slots: [...(viewer?.board.holders ?? [])],
    };
  }

  private freeSlots(): void {
    for (const member of this.members.values())
      for (const holder of member.board.holders) {
        const speaker = holder === null ? undefined : this.members.get(holder);
        if (holder !== null && (!hears(member, holder) || speaker === undefined || isMuted(speaker)))
          member.board.release(holder);
      }
  }
}

const isMuted = ({ listening, isHushed }: Member): boolean => listening.isMuted || isHushed;

function hears({ listening, silenced }: Member, from: CharacterId): boolean {
  return silenced !== null && !listening.isDeaf && !listening.unheard.has(from) && !silenced.has(from);
}
