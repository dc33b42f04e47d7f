import type { ChatMessage } from '@necp/shared/chat/schema';
import type { AppliedSnapshot, CombatEvent, ZoneWelcome } from '@necp/shared/protocol';
import { skyAt } from '../city/sky';
import { Input } from '../input/input';
import { ClockSync } from '../net/clock-sync';
import type { Realtime } from '../../realtime/types';
import type { Game, GameAction, GameOptions, GameSettings, UiSound } from '../types';
import { ActionKeys } from './actions';
import { nextZoom } from './camera';
import type { Companions } from './body-kinds';
import { Boxes } from './boxes';
import { PlayerController } from './player-controller';
import { Known } from './known';
import { ServerMessages } from './server-messages';
import type { Footfall } from './others';
import { OwnState } from './own-state';
import { Pace } from './pace';
import { Painting } from './painting';
import { Picture } from './picture';
import { Soundscape } from './soundscape';
import { CurrentWorld } from './current-world';
import type { World, WorldOptions } from './world';
import { ActionRequests } from './action-requests';
import { HudPresenter, welcomeView } from './hud-presenter';
import { showWatch, watchOf } from './watch';
import type { ScreenRect } from '../overlay/free-area';
import { wordsOf } from './words';

const nowMs = (): number => performance.now();

/** The running game: one loop that reads input, walks, sends intents and draws. */
export class RunningGame implements Game {
  readonly playerActions: ActionRequests;
  private readonly clock = new ClockSync();
  private readonly known = new Known();
  private readonly boxes = new Boxes(nowMs);
  private readonly companions: Companions = { party: new Set(), friends: new Set(), speaking: new Set(), marks: [] };
  private readonly ownState = new OwnState();
  private readonly input: Input;
  private readonly soundscape: Soundscape;
  private readonly picture: Picture;
  private readonly controller: PlayerController;
  private readonly hudPresenter: HudPresenter;
  private readonly painting: Painting;
  private readonly actions: ActionKeys;
  private readonly messages: ServerMessages;
  private readonly pace: Pace;
  private readonly current: CurrentWorld;
  private settings: GameSettings;
  private locale: GameOptions['locale'];
  private tick = { tick: 0, atMs: 0 };
  private readonly chatMessages: ChatMessage[] = []; // the newest fifty
  private readonly ends: (() => void)[] = [];
  private hideWatch: () => void = () => undefined;
  private isDestroyed = false;
  private look: GameOptions['look'];

  constructor(private readonly options: GameOptions) {
    this.settings = options.settings;
    this.look = options.look;
    this.pace = new Pace(options.settings.effects, options.settings.effectsPace);
    this.locale = options.locale;
    this.soundscape = new Soundscape({
      levels: options.settings.sound,
      hasCaptions: () => this.settings.captions === 'on',
      showCaption: (caption) => options.events.publish('caption', caption),
      nowMs,
    });
    this.input = new Input(options.host, {
      acted: (action) => this.acted(action),
      windowPressed: (window) => options.events.publish('windowPressed', window),
      deviceChanged: (device) => options.events.publish('device', device),
      menuUsed: (codes, commands) => options.events.publish('menuUsed', { codes, commands }),
      zoomed: (by) => this.zoomBy(by),
      gesture: () => this.soundscape.sound.wake(),
      pressed: (at, by) => this.here !== null && this.actions.pressed(at, { by, world: this.here }),
    });
    this.input.bind(options.settings);
    const send: Realtime['send'] = (name, body) => options.connection.send(name, body);
    this.controller = new PlayerController({
      input: this.input,
      known: this.known,
      own: this.ownState,
      send,
      click: () => this.soundscape.sound.effect('dry_click', { dx: 0, dy: 0 }),
      nowMs,
    });
    this.hudPresenter = new HudPresenter({
      events: options.events,
      known: this.known,
      controller: this.controller,
      locale: () => this.locale,
      nowMs,
    });
    this.painting = new Painting({
      input: this.input,
      controller: this.controller,
      hudPresenter: this.hudPresenter,
      known: this.known,
      own: this.ownState,
      locale: () => this.locale,
      words: () => wordsOf(this.locale),
      showPointer: (shown) => options.host.style.setProperty('cursor', shown === 'none' ? 'none' : ''),
      nowMs,
    });
    this.playerActions = this.createPlayerActions(send);
    this.picture = new Picture({
      input: this.input,
      painting: this.painting,
      own: this.ownState,
      settings: () => this.settings,
      connected: () => options.connection.connected,
    });
    this.actions = new ActionKeys({
      events: options.events,
      controller: this.controller,
      requests: this.playerActions,
      send,
      here: () => this.here,
    });
    this.messages = this.createMessages();
    this.current = this.createCurrentWorld();
    this.subscribe();
  }

  private createMessages(): ServerMessages {
    return new ServerMessages(this.options.connection, {
      events: this.options.events,
      own: this.ownState,
      boxes: this.boxes,
      known: this.known,
      hudPresenter: this.hudPresenter,
      painting: this.painting,
      tick: () => this.tick,
      here: () => this.here,
    });
  }

  private createCurrentWorld(): CurrentWorld {
    return new CurrentWorld({
      options: this.options,
      known: this.known,
      boxes: this.boxes,
      companions: this.companions,
      look: () => ({ locale: this.locale, finesse: { effects: this.pace.effects }, frameCap: this.settings.frameCap }),
      frame: (elapsedMs) => this.frame(elapsedMs),
      show: () => this.showParts(),
      entered: (zoneId) => this.soundscape.sound.enter(zoneId),
    });
  }

  private acted(action: GameAction): boolean {
    const isMeant = this.actions.acted(action);
    if (isMeant) this.options.events.publish('acted', action);
    return isMeant;
  }

  private get here(): World | null {
    return this.current.world;
  }

  private createPlayerActions(send: Realtime['send']): ActionRequests {
    return new ActionRequests({
      send,
      aim: () => (this.here ? this.controller.aimPoint(this.here) : { x: 0, y: 0, entityId: null }),
      controller: this.controller,
      playerNamed: (name) => this.here?.others.playerNamed(name)?.id ?? null,
      near: () => this.hudPresenter.prompt,
      door: () => this.hudPresenter.door,
      setAim: (x, y) => this.input.setAim(x, y),
      setMarks: (marks) => {
        this.painting.marks = marks;
        this.hudPresenter.sought = new Set(
          marks.flatMap(({ content, mark }) => (mark === 'offer' ? [] : (content ?? []))),
        );
      },
      setWay: (corners) => this.painting.walk(corners),
      setTaught: (controls) => {
        this.painting.isFireTaught = controls.includes('fire');
      },
      companions: this.companions,
    });
  }

  /** Loads the zone and draws it. Without WebGL it only publishes that. */
  async start(): Promise<void> {
    void this.known.load().catch(() => undefined);
    if (!(await this.current.open(this.options.zoneId))) return;
    if (this.here?.scene.isDrawnByProcessor) this.pace.beginByProcessor();
    this.showEffects();
    this.paint();
    this.hideWatch = showWatch(
      watchOf(() => ({
        client: this.options.connection,
        world: this.here,
        tick: this.tick.tick,
        clock: this.clock,
        frames: this.picture.frames,
        chatMessages: this.chatMessages,
        own: this.ownState,
        controller: this.controller,
        prompt: this.hudPresenter.prompt?.content ?? null,
      })),
    );
  }

  setSettings(settings: GameSettings): void {
    const before = this.settings;
    this.settings = settings;
    this.soundscape.sound.setLevels(settings.sound);
    this.input.bind(settings);
    this.here?.scene.setFrameCap(settings.frameCap);
    if (before.effects === settings.effects && before.effectsPace === settings.effectsPace) return;
    this.pace.choose(settings.effects, settings.effectsPace);
    this.showEffects();
  }

  setFace({ name, look }: Parameters<Game['setFace']>[0]): void {
    this.look = look;
    if (this.here?.own) Object.assign(this.here.own, { name, look });
  }

  setPanels(panels: readonly ScreenRect[]): void {
    this.painting.panels = panels;
  }

  setLocale(locale: GameOptions['locale']): void {
    this.locale = locale;
    this.showEffects();
  }

  private showEffects(): void {
    const { effects } = this.pace;
    this.here?.scene.setLook({ locale: this.locale, effects });
    this.options.events.publish('effectsShown', effects);
  }

  setStick(x: number, y: number): void {
    this.input.setStick(x, y);
  }

  press(action: GameAction): void {
    this.input.touch(action, 'down');
  }

  release(action: GameAction): void {
    this.input.touch(action, 'up');
  }

  setPadMode(mode: 'play' | 'menu'): void {
    this.input.setPadMode(mode);
  }

  focus(): void {
    this.options.host.focus({ preventScroll: true });
  }

  blip(kind: UiSound): void {
    this.soundscape.sound.blip(kind);
  }

  destroy(): void {
    if (this.isDestroyed) return;
    this.isDestroyed = true;
    for (const end of this.ends) end();
    this.hideWatch();
    this.input.destroy();
    this.messages.destroy();
    this.soundscape.sound.destroy();
    this.current.destroy();
  }

  private showParts(): WorldOptions['show'] {
    return {
      sound: (...effect) => {
        const own = this.here?.own;
        if (own) this.soundscape.effectAt(own, ...effect);
      },
      word: (key) => wordsOf(this.locale)[key],
      nowMs,
      say: (actor, line) => {
        const words = this.known.bark(actor.content, line, this.locale);
        if (words) this.here?.overlay.say(actor.id, words);
      },
      shake: (power, at) => {
        const own = this.here?.own;
        if (own) this.picture.shake(power, at, own);
      },
      freeze: () => this.picture.freeze(),
    };
  }

  private frame(elapsedMs: number): void {
    const world = this.here;
    if (!world || this.isDestroyed) return;
    this.input.poll(elapsedMs);
    const falls = world.others.advance(elapsedMs, nowMs());
    for (const event of world.queue.due(world.others.shownTick)) this.show(event, world);
    this.walkSelf(elapsedMs, { world, falls });
    const sky = skyAt(this.clock.serverMs(nowMs()));
    this.soundscape.advance(world, { sky, falls, isInCombat: this.ownState.state?.combat ?? false });
    // Nothing is drawn behind the curtain. While the picture is frozen after a kill, input and network go on.
    if (world.own && !this.picture.isHeld(elapsedMs)) {
      this.picture.draw(world, { elapsedMs, sky });
      if (this.pace.noted({ elapsedMs, isDrawnByProcessor: world.scene.isDrawnByProcessor })) this.showEffects();
    }
    this.hudPresenter.advance(elapsedMs, {
      world,
      hour: sky.hour,
      latencyMs: this.options.connection.connected ? this.clock.latencyMs : null,
      goals: this.painting.goals,
    });
    const view = this.ownState.view({ ...this.tick }, world.own?.name ?? '');
    if (view) this.options.events.publish('self', view);
  }

  private walkSelf(elapsedMs: number, now: { readonly world: World; readonly falls: Footfall[] }): void {
    const { own } = now.world;
    if (!own) return;
    if (!this.options.connection.connected) return this.controller.rest(elapsedMs, own);
    const { intents, footfall } = this.controller.advance(elapsedMs, now.world);
    for (const intent of intents) this.options.connection.sendIntent(intent);
    if (footfall) now.falls.push({ x: own.x, y: own.y });
  }

  private show(event: CombatEvent, world: World): void {
    const isShown =
      (event.kind === 'shot' || event.kind === 'swing') &&
      event.source === world.own?.id &&
      event.seq !== 0 &&
      this.controller.shots.take(event.seq);
    if (!isShown) world.show.play(event);
    // The player's own shot was seen and heard when it was fired; its path is known only now.
    else if (event.kind === 'shot') this.controller.showPath(world, event);
    this.hudPresenter.log(event, world);
  }

  private subscribe(): void {
    const { connection } = this.options;
    this.ends.push(
      connection.on('zone.welcome', (welcome) => void this.welcomed(welcome)),
      connection.on('clock.pong', (pong) => this.clock.answered({ ...pong, receivedMs: nowMs() })),
      connection.on('chat.message', (message) => this.remember(message)),
      connection.readSnapshots((snapshot) => this.applySnapshot(snapshot)),
    );
  }

  private async welcomed(welcome: ZoneWelcome): Promise<void> {
    this.clock.guess(welcome.serverTimeMs, nowMs());
    this.tick = { tick: welcome.tick, atMs: nowMs() };
    for (const part of [this.ownState, this.boxes, this.hudPresenter]) part.forget();
    if (this.here?.map.id !== welcome.zoneId) {
      // The other zone sends snapshots at once, and the world that is being left must not apply them.
      if (this.here) this.here.own = null;
      if (!(await this.current.open(welcome.zoneId))) return;
    }
    const world = this.here;
    if (!world) return;
    this.controller.locked = null;
    world.receive(welcome, this.look);
    this.paint();
    this.options.events.publish('welcome', welcomeView(welcome, world.map));
  }

  /** Draws a picture at once: the first one, which takes longest, before the player stands in the street. */
  private paint(): void {
    if (this.here) this.picture.draw(this.here, { elapsedMs: 0, sky: skyAt(this.clock.serverMs(nowMs())) });
  }

  private applySnapshot(snapshot: AppliedSnapshot): void {
    this.tick = { tick: snapshot.tick, atMs: nowMs() };
    if (this.ownState.feel(snapshot.vitals) && this.ownState.vitals) {
      this.options.events.publish('vitals', this.ownState.vitalsView(this.ownState.vitals));
      this.controller.counted(this.ownState.vitals.rounds);
    }
    const world = this.here;
    if (!world?.own) return;
    world.others.apply(snapshot, nowMs());
    world.own.reconcile(snapshot);
    for (const event of world.queue.put(snapshot.tick, snapshot.combat, world.own.id)) this.show(event, world);
  }

  private remember(message: ChatMessage): void {
    if (this.chatMessages.push(message) > 50) this.chatMessages.shift();
  }

  private zoomBy(by: 1 | -1): void {
    const zoom = nextZoom(this.settings.zoom, by);
    if (zoom === this.settings.zoom) return;
    this.settings = { ...this.settings, zoom };
    this.options.events.publish('zoomChanged', zoom);
  }
}

/** Starts the game in a host element. Resolves when the city can be drawn, or never will; only then connect. */
export async function createGame(options: GameOptions): Promise<Game> {
  const game = new RunningGame(options);
  await game.start();
  return game;
}
