import { voiceEnded, voiceOffered, voiceOpened, voiceRoomChanged } from '@necp/shared/voice/events';
import {
  heardAtOnce,
  mostInVoice,
  VoiceEnd,
  VoiceOffer,
  type VoiceKind,
  VoiceRoomView,
  type VoiceSignal,
} from '@necp/shared/voice/schema';
import { CharacterId, GameError } from '@necp/shared/kernel';
import { steadyMs } from '../../components/kernel/clock';
import { newId, newRequestId, randomShare } from '../../components/kernel/rng';
import { type ApiClient, viewOfError } from '../../components/providers/api';
import { useSpeaking, useTalkedWith } from '../../components/speaking';
import type { openCall, VoiceCall } from './call';
import { quietestDb, TalkGate } from './gate';
import type { Microphone, openMicrophone } from './microphone';
import { useVoicePreferences } from './preferences';
import { useVoice, type VoiceState } from './store';

/** Sends a signal over the socket of the game; false without a connection. */
export type SendSignal = (name: VoiceSignal['name'], message: VoiceSignal['message']) => boolean;

/** How often the microphone's level is looked at. */
const gateMs = 50;
/** How long a call may take to open before it is tried again. */
const openMs = 15_000;
/** The pauses between attempts, the last one for ever; a share of a second more keeps browsers apart. */
const retryMs = [500, 1_500, 4_000, 8_000, 15_000] as const;

export interface ControllerParts {
  readonly api: Pick<ApiClient, 'voice'>;
  readonly openCall: typeof openCall;
  readonly openMicrophone: typeof openMicrophone;
  /** The player's character. */
  readonly ownId: string;
}

/** Keeps the player in the call that the player has chosen: it joins, and joins again when the call breaks off. */
export class VoiceController {
  private send: SendSignal = () => false;
  private call: VoiceCall | null = null;
  private callId: string | null = null;
  private microphone: Microphone | null = null;
  private slots: readonly (string | null)[] = [];
  private readonly gate = new TalkGate();
  private attempts = 0;
  private waiting: ReturnType<typeof setTimeout> | undefined;
  private measuring: ReturnType<typeof setInterval> | undefined;

  constructor(private readonly parts: ControllerParts) {}

  /** Sets the way to the server, which changes with the zone. */
  connect(send: SendSignal): void {
    this.send = send;
  }

  /** Joins the call of a group. The browser asks for the microphone now, and not before. */
  async join(kind: VoiceKind): Promise<void> {
    if (useVoice.getState().kind !== null) return;
    this.attempts = 0;
    useVoice.setState({ kind, phase: 'connecting', fault: null });
    await this.takeMicrophone();
    if (useVoice.getState().kind === kind) await this.attempt();
    else this.dropMicrophone();
  }

  leave(): void {
    if (this.callId !== null) this.send('voice.leave', { callId: this.callId });
    this.end(null);
  }

  /** Says again how the player wants to hear and to be heard. */
  sendListening(): void {
    const { phase, isMuted, isDeaf } = useVoice.getState();
    if (phase !== 'on' || this.callId === null) return;
    const unheard = useVoicePreferences
      .getState()
      .unheard.slice(-mostInVoice)
      .map((id) => CharacterId.parse(id));
    this.send('voice.set', { callId: this.callId, isMuted, isDeaf, unheard });
    this.applyVolumes();
  }

  /** Sets the volumes of the slots by who is heard in them. */
  applyVolumes(): void {
    const { volumes } = useVoicePreferences.getState();
    this.call?.setVolumes(Array.from({ length: heardAtOnce }, (_, slot) => volumes[this.slots[slot] ?? ''] ?? 1));
  }

  /** Changes to another microphone; in a call it is joined again with it. */
  async changeMicrophone(): Promise<void> {
    if (useVoice.getState().kind === null) return;
    this.dropMicrophone();
    await this.takeMicrophone();
    this.attempts = 0;
    await this.attempt();
  }

  /** Takes a live message; others are left alone. */
  heard(message: { readonly topic: string }): void {
    if (message.topic === voiceOffered) void this.offered(VoiceOffer.safeParse(message).data);
    else if (message.topic === voiceRoomChanged) this.roomChanged(VoiceRoomView.safeParse(message).data);
    else if (message.topic === voiceEnded) this.ended(VoiceEnd.safeParse(message).data);
    // A call of an earlier process is over, even if it could not say so.
    else if (message.topic === voiceOpened && useVoice.getState().kind !== null) this.tryAgain(0);
  }

  /** Lets the others be heard through the device that the player has chosen. */
  applyOutput(): void {
    this.call?.setOutput(useVoicePreferences.getState().outputId);
  }

  private async attempt(): Promise<void> {
    const { kind } = useVoice.getState();
    if (kind === null) return;
    this.closeCall();
    const callId = newId();
    this.callId = callId;
    clearTimeout(this.waiting);
    try {
      const { ticket } = await this.parts.api.voice.join.mutate({ requestId: newRequestId(), kind });
      if (this.callId !== callId) return;
      this.waiting = setTimeout(() => this.tryAgain(), openMs);
      if (!this.send('voice.join', { callId, ticket })) this.tryAgain();
    } catch (error) {
      if (this.callId !== callId) return;
      // Before the first call an answer is due; later it is worth waiting for the server.
      if (viewOfError(error).kind === 'unavailable' && useVoice.getState().phase === 'retrying') this.tryAgain();
      else this.end(error);
    }
  }

  private async offered(offer: VoiceOffer | undefined): Promise<void> {
    if (offer === undefined || offer.callId !== this.callId || this.call !== null) return;
    const { callId } = offer;
    const isCurrent = () => this.callId === callId;
    const call = this.parts.openCall(offer, this.microphone?.track ?? null, {
      onConnected: () => isCurrent() && this.opened(),
      onLost: () => isCurrent() && this.tryAgain(),
    });
    this.call = call;
    this.applyOutput();
    try {
      const answer = await call.answer();
      if (isCurrent() && !this.send('voice.answer', answer)) this.tryAgain();
    } catch (error) {
      if (isCurrent()) this.end(error);
    }
  }

  private opened(): void {
    clearTimeout(this.waiting);
    this.attempts = 0;
    useVoice.setState({ phase: 'on', fault: null });
    this.sendListening();
  }

  private roomChanged(view: VoiceRoomView | undefined): void {
    if (view?.callId !== this.callId || view === undefined) return;
    this.slots = view.slots;
    useVoice.setState({ members: view.members });
    const speaking = view.members.filter(({ isSpeaking }) => isSpeaking);
    const heard = speaking.filter(({ characterId }) => view.slots.includes(characterId)).map(({ name }) => name);
    useSpeaking.setState({ ids: new Set(speaking.map(({ characterId }) => characterId)), heard });
    const others = view.members.filter(({ characterId }) => characterId !== this.parts.ownId).map(({ name }) => name);
    const { names } = useTalkedWith.getState();
    if (others.some((name) => !names.has(name))) useTalkedWith.setState({ names: new Set([...names, ...others]) });
    this.applyVolumes();
  }

  private ended(end: VoiceEnd | undefined): void {
    if (end === undefined || end.callId !== this.callId) return;
    if (end.reason === 'lost' || end.reason === 'restarting') return this.tryAgain();
    const codes = {
      not_member: 'voice.no_group',
      refused: 'voice.bad_ticket',
      taken_over: 'voice.elsewhere',
      left: null,
    };
    const code = codes[end.reason];
    this.end(code === null ? null : new GameError('conflict', code));
  }

  private tryAgain(pauseMs: number = retryMs[Math.min(this.attempts, retryMs.length - 1)] ?? 0): void {
    this.closeCall();
    this.callId = null;
    this.attempts += 1;
    useVoice.setState({ phase: 'retrying', members: [] });
    useSpeaking.setState({ ids: new Set(), heard: [] });
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => void this.attempt(), pauseMs + randomShare() * 500);
  }

  private end(fault: unknown): void {
    clearTimeout(this.waiting);
    this.closeCall();
    this.callId = null;
    this.dropMicrophone();
    useVoice.setState({ phase: 'off', kind: null, fault, members: [], isHeld: false });
    useSpeaking.setState({ ids: new Set(), heard: [] });
  }

  private closeCall(): void {
    this.call?.close();
    this.call = null;
    this.slots = [];
  }

  private async takeMicrophone(): Promise<void> {
    try {
      this.microphone = await this.parts.openMicrophone(useVoicePreferences.getState().deviceId);
      useVoice.setState({ microphone: 'open' });
      this.measuring = setInterval(() => this.measure(), gateMs);
    } catch (error) {
      // Without a microphone the player can still listen.
      useVoice.setState({ microphone: whyNoMicrophone(error) });
    }
  }

  private dropMicrophone(): void {
    clearInterval(this.measuring);
    this.microphone?.stop();
    this.microphone = null;
    useVoice.setState({ microphone: 'unknown', isTalking: false, levelDb: quietestDb });
  }

  private measure(): void {
    if (this.microphone === null) return;
    const { isHeld, isMuted, phase } = useVoice.getState();
    const { mode, thresholdDb } = useVoicePreferences.getState();
    const levelDb = this.microphone.levelDb();
    const isOpen = this.gate.isOpen({ mode, isHeld, isMuted, levelDb, thresholdDb, nowMs: steadyMs() });
    const isTalking = isOpen && phase === 'on';
    this.microphone.setOpen(isTalking ? 'open' : 'closed');
    useVoice.setState({ levelDb: Math.round(levelDb), isTalking });
  }
}

function whyNoMicrophone(error: unknown): VoiceState['microphone'] {
  return error instanceof DOMException && error.name === 'NotAllowedError' ? 'refused' : 'missing';
}
