import * as z from 'zod';
import { CharacterId, RequestId } from '../kernel/ids';

/** The groups that can talk; which of them exist is declared by their rooms. */
export const voiceKinds = ['party', 'guild'] as const;
export const VoiceKind = z.enum(voiceKinds);
export type VoiceKind = z.infer<typeof VoiceKind>;

/** Whether players can talk now, and with which groups this character can. */
export const VoiceStateView = z.object({ isOpen: z.boolean(), kinds: z.array(VoiceKind) });
export type VoiceStateView = z.infer<typeof VoiceStateView>;

export const JoinVoiceInput = z.strictObject({ requestId: RequestId, kind: VoiceKind });
export type JoinVoiceInput = z.infer<typeof JoinVoiceInput>;

/** What opens one call, once, within thirty seconds. */
export const VoiceTicketView = z.object({ ticket: z.string(), expiresAt: z.date() });
export type VoiceTicketView = z.infer<typeof VoiceTicketView>;

/** Names one call of one player; the player's browser makes it. */
export const CallId = z.uuid();

/** Asks the voice process for a call. */
export const VoiceJoin = z.strictObject({ callId: CallId, ticket: z.jwt().max(1_500) });
export type VoiceJoin = z.infer<typeof VoiceJoin>;

/**
 * The browser's answer to the offer. It carries the few values that differ from browser to browser; the voice process
 * writes the description itself, so that no text of a player reaches its parser. It names no address: the browser calls
 * the voice process and never the other way, so that no player can make it send packets to someone else.
 */
export const VoiceAnswer = z.strictObject({
  callId: CallId,
  ufrag: z.string().regex(/^[\w+/]{4,64}$/),
  pwd: z.string().regex(/^[\w+/]{22,128}$/),
  /** The SHA-256 of the browser's certificate. */
  fingerprint: z.string().regex(/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/),
  /** The source of the microphone's packets; null for a player who only listens. */
  ssrc: z.int().min(1).max(0xffff_ffff).nullable(),
});
export type VoiceAnswer = z.infer<typeof VoiceAnswer>;

/** The largest group that talks: a raid. */
export const mostInVoice = 40;

/** How many others a player hears at once: the loudest ones. */
export const heardAtOnce = 4;

/** How the player wants to be heard and to hear. */
export const VoiceListening = z.strictObject({
  callId: CallId,
  isMuted: z.boolean(),
  /** Whether the player hears no other member. */
  isDeaf: z.boolean(),
  /** Members that the player does not want to hear. */
  unheard: z.array(CharacterId).max(mostInVoice),
});
export type VoiceListening = z.infer<typeof VoiceListening>;

export const VoiceLeave = z.strictObject({ callId: CallId });

/** What a browser sends to the voice process, through the socket of the game. */
export const voiceSignals = {
  'voice.join': VoiceJoin,
  'voice.answer': VoiceAnswer,
  'voice.set': VoiceListening,
  'voice.leave': VoiceLeave,
} as const;
export type VoiceSignal = {
  [K in keyof typeof voiceSignals]: { readonly name: K; readonly message: z.infer<(typeof voiceSignals)[K]> };
}[keyof typeof voiceSignals];

/** A relay or a server that tells browsers their address, as `RTCPeerConnection` takes it. */
export const IceServer = z.object({
  urls: z.array(z.string()),
  username: z.string().optional(),
  credential: z.string().optional(),
});
export type IceServer = z.infer<typeof IceServer>;

/** The description to answer, and the servers for the way to it. */
export const VoiceOffer = z.object({ callId: CallId, sdp: z.string(), iceServers: z.array(IceServer) });
export type VoiceOffer = z.infer<typeof VoiceOffer>;

export const VoiceMember = z.object({
  characterId: CharacterId,
  name: z.string(),
  isMuted: z.boolean(),
  /** Whether a moderator has muted the player in calls. */
  isHushed: z.boolean(),
  isDeaf: z.boolean(),
  isSpeaking: z.boolean(),
});
export type VoiceMember = z.infer<typeof VoiceMember>;

/** Who is in the call, and who is heard in which of the receiver's slots. */
export const VoiceRoomView = z.object({
  callId: CallId,
  members: z.array(VoiceMember),
  slots: z.array(CharacterId.nullable()),
});
export type VoiceRoomView = z.infer<typeof VoiceRoomView>;

/** Why a call has ended; the browser tries again after the first two. */
export const VoiceEnd = z.object({
  callId: CallId,
  reason: z.enum(['restarting', 'lost', 'not_member', 'refused', 'taken_over', 'left']),
});
export type VoiceEnd = z.infer<typeof VoiceEnd>;
