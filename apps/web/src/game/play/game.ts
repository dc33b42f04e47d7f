import type { ChatLine, SendLineInput } from '@necp/shared/chat/schema';
import type { AppliedSnapshot, CombatEvent, ZoneWelcome } from '@necp/shared/protocol';
import { loadZoneMap } from '@necp/content/client';
import { Sound } from '../audio/sound';
import { weatherSound } from '../audio/weather';
import { skyAt, type Sky } from '../city/sky';
import type { ShowParts } from '../combat/show-parts';
import { Input } from '../input/input';
import { ClockSync } from '../net/clock-sync';
import { SocketClient } from '../net/socket-client';
import type { Caption, Game, GameAction, GameOptions, GameSettings, UiSound } from '../types';
import { ActionKeys } from './actions';
import { Boxes } from './boxes';
import { PlayerController } from './player-controller';
import { Known } from './known';
import { ServerMessages } from './server-messages';
import type { Footfall } from './others';
import { OwnCharacter } from './own-character';
import { OwnState } from './own-state';
import { Pace } from './pace';
import { Painting } from './painting';
import { Shaking } from './shaking';
import { World } from './world';
import { ActionRequests } from './action-requests';
import { HudPresenter } from './hud-presenter';
import { showWatch, watchOf } from './watch';
import { wordsOf } from './words';

const rememberedLines = 50;
const zoomStep = 0.125;
const leastZoom = 0.75;
const mostZoom = 1.5;
const holdAfterKillMs = 40;
const captionAgainMs = 2_000;
const nowMs = (): number => performance.now();

/** The running game: one loop that reads hands, walks, asks the network, and draws. */
export class RunningGame implements Game {
  readonly playerActions: ActionRequests;
  private readonly clock = new ClockSync();
  private readonly known = new Known();
  private readonly boxes = new Boxes(nowMs);
  private readonly ownState = new OwnState();
  private readonly shaking = new Shaking();
  private readonly input: Input;
  private readonly client: SocketClient;
  private readonly sound: Sound;
  private readonly controller: PlayerController;
  private readonly hudPresenter: HudPresenter;
  private readonly painting: Painting;
  private readonly actions: ActionKeys;
  private readonly messages: ServerMessages;
  private readonly pace: Pace;
  private here: World | null = null;
  private transfer = 0;
  private settings: GameSettings;
  private locale: GameOptions['locale'];
  private tick = { tick: 0, atMs: 0 };
  private frames = 0;
  private readonly lines: ChatLine[] = [];
  private readonly captioned = new Map<string, number>();
  private readonly stop = new AbortController();
  private hideWatch: () => void = () => undefined;
  private isDestroyed = false;
  private look: GameOptions['look'];

  constructor(private readonly options: GameOptions) {
    this.settings = options.settings;
    this.look = options.look;
    this.pace = new Pace(options.settings.effects);
    this.locale = options.locale;
    this.sound = new Sound(options.settings.sound, (caption) => this.caption(caption));
    this.input = new Input(options.host, {
      acted: (action) => this.actions.acted(action),
      zoomed: (by) => this.zoomBy(by),
      gesture: () => this.sound.wake(),
      pressed: (at, by) => this.here !== null && this.actions.pressed(at, { by, world: this.here }),
    });
    this.input.bind(options.settings.keys);
    this.client = this.createSocketClient();
    const ask = (event: string, message: object): void => this.client.ask(event, message);
    this.controller = new PlayerController({
      input: this.input,
      known: this.known,
      own: this.ownState,
      ask,
      click: () => this.sound.effect('dry_click', { dx: 0, dy: 0 }),
      nowMs,
    });
    this.hudPresenter = new HudPresenter({
      sink: options.sink,
      known: this.known,
      controller: this.controller,
      locale: () => this.locale,
      codeOf: (action) => this.input.codeOf(action),
      nowMs,
    });
    this.painting = new Painting({
      input: this.input,
      controller: this.controller,
      hudPresenter: this.hudPresenter,
      known: this.known,
      own: this.ownState,
      words: () => wordsOf(this.locale),
      showPointer: (shown) => {
        options.host.style.cursor = shown === 'none' ? 'none' : '';
      },
      nowMs,
    });
    this.playerActions = new ActionRequests({
      ask,
      aim: () => (this.here ? this.controller.aimPoint(this.here) : { x: 0, y: 0, entityId: null }),
      lock: (id) => {
        this.controller.locked = id;
      },
      near: () => this.hudPresenter.prompt,
      door: () => this.hudPresenter.door,
      setAim: (x, y) => this.input.setAim(x, y),
      setMarks: (marks) => {
        this.painting.marks = marks;
      },
      setParty: (names) => {
        if (this.here) this.here.party = new Set(names);
      },
    });
    this.actions = new ActionKeys({
      sink: options.sink,
      controller: this.controller,
      requests: this.playerActions,
      ask,
      here: () => this.here,
    });
    this.messages = new ServerMessages({
      sink: options.sink,
      own: this.ownState,
      boxes: this.boxes,
      hudPresenter: this.hudPresenter,
      painting: this.painting,
      tick: () => this.tick,
      here: () => this.here,
    });
  }

  /** Loads the zone, draws it and connects. Without WebGL the sink is told and nothing else happens. */
  async start(): Promise<void> {
    void this.known.load().catch(() => undefined);
    if (!(await this.openZone(this.options.zoneId))) return;
    document.addEventListener(
      'visibilitychange',
      () => {
        if (!document.hidden) this.client.refresh();
      },
      { signal: this.stop.signal },
    );
    window.addEventListener('online', () => this.client.refresh(), { signal: this.stop.signal });
    this.hideWatch = showWatch(
      watchOf(() => ({
        client: this.client,
        world: this.here,
        tick: this.tick.tick,
        clock: this.clock,
        frames: this.frames,
        lines: this.lines,
        own: this.ownState,
        controller: this.controller,
        prompt: this.hudPresenter.prompt?.content ?? null,
      })),
    );
    this.client.connect();
  }

  sendLine(input: SendLineInput): void {
    this.client.sendLine(input);
  }

  setSettings(settings: GameSettings): void {
    const before = this.settings;
    this.settings = settings;
    this.sound.setLevels(settings.sound);
    this.input.bind(settings.keys);
    this.here?.scene.setFrameCap(settings.frameCap);
    if (before.effects === settings.effects) return;
    this.pace.choose(settings.effects);
    this.here?.scene.setLook({ locale: this.locale, ...this.pace.finesse });
  }

  setFace({ name, look }: Parameters<Game['setFace']>[0]): void {
    this.look = look;
    if (this.here?.own) Object.assign(this.here.own, { name, look });
  }

  setLocale(locale: GameOptions['locale']): void {
    this.locale = locale;
    this.here?.scene.setLook({ locale, ...this.pace.finesse });
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

  focus(): void {
    this.options.host.focus({ preventScroll: true });
  }

  reconnect(): void {
    if (this.here) this.client.connect();
  }

  blip(kind: UiSound): void {
    this.sound.blip(kind);
  }

  destroy(): void {
    if (this.isDestroyed) return;
    this.isDestroyed = true;
    this.stop.abort();
    this.hideWatch();
    this.client.destroy();
    this.input.destroy();
    this.messages.destroy();
    this.sound.destroy();
    this.here?.destroy();
  }

  /** Leaves the zone that stands, if any, and builds another; false when that came to nothing. */
  private async openZone(zoneId: string): Promise<boolean> {
    const { sink, host } = this.options;
    const transfer = (this.transfer += 1);
    if (!this.here) sink.connection({ phase: 'loading', step: 'map' });
    const map = await loadZoneMap(zoneId);
    if (this.isDestroyed || transfer !== this.transfer) return false;
    const before = this.here;
    this.here = null;
    before?.destroy();
    sink.zone(map);
    if (!before) sink.connection({ phase: 'loading', step: 'city' });
    const world = await World.open({
      host,
      map,
      locale: this.locale,
      finesse: this.pace.finesse,
      frameCap: this.settings.frameCap,
      known: this.known,
      boxes: this.boxes,
      frame: (elapsedMs) => this.frame(elapsedMs),
      graphics: (state) => sink.graphics(state),
      show: this.showParts(),
    });
    if (this.isDestroyed || transfer !== this.transfer) {
      world?.destroy();
      return false;
    }
    if (!world) sink.graphics('unsupported');
    this.here = world;
    this.sound.enter(zoneId);
    return world !== null;
  }

  private showParts(): Parameters<typeof World.open>[0]['show'] {
    const playAt: ShowParts['sound'] = (name, at, loud) => {
      const own = this.here?.own;
      if (own) this.sound.effect(name, { dx: at.x - own.x, dy: at.y - own.y, ...(loud === undefined ? {} : { loud }) });
    };
    return {
      sound: playAt,
      word: (key) => wordsOf(this.locale)[key],
      nowMs,
      say: (actor, line) => {
        const words = this.known.bark(actor.content, line, this.locale);
        if (words) this.here?.overlay.say(actor.id, words);
      },
      shake: (power, at) => {
        const own = this.here?.own;
        if (own && this.settings.shake !== 'off' && this.settings.motion === 'full')
          this.shaking.add(power * Math.max(0, 1 - Math.hypot(at.x - own.x, at.y - own.y) / 18));
      },
      freeze: () => {
        if (this.settings.motion === 'full') this.shaking.hold(holdAfterKillMs);
      },
    };
  }

  private frame(elapsedMs: number): void {
    const world = this.here;
    if (!world || this.isDestroyed) return;
    const falls = world.others.advance(elapsedMs, nowMs());
    for (const event of world.queue.due(world.others.shownTick)) this.show(event, world);
    this.walkSelf(elapsedMs, { world, falls });
    const sky = skyAt(this.serverMs());
    this.soundFor(falls, { world, sky });
    // The held instant: hands and line go on, the picture stands.
    if (!this.shaking.isHeld(elapsedMs)) this.draw(world, { elapsedMs, sky });
    this.hudPresenter.advance(elapsedMs, {
      world,
      hour: sky.hour,
      latencyMs: this.client.connected ? this.clock.latencyMs : null,
    });
    const view = this.ownState.view({ ...this.tick });
    if (view) this.options.sink.combat?.self(view);
  }

  private draw(world: World, frame: { readonly elapsedMs: number; readonly sky: Sky }): void {
    const { elapsedMs } = frame;
    const { settings } = this;
    world.advance(elapsedMs);
    if (world.own) world.camera.follow(world.own, this.input.lookAhead(), { elapsedMs, settings });
    const shaken = this.shaking.offset(elapsedMs);
    const camera = {
      x: world.camera.x + shaken.x,
      y: world.camera.y + shaken.y,
      tilePixels: world.camera.tilePixels,
    };
    this.painting.paint({
      world,
      view: world.scene.view(camera),
      elapsedMs,
      settings,
      connected: this.client.connected,
    });
    world.scene.draw({
      camera,
      sky: frame.sky,
      elapsedMs,
      under: world.own,
      motion: settings.motion,
      fill: (crowd) => world.fill(crowd),
      whereIs: (id) => (world.own?.id === id ? world.own : (world.others.find(id) ?? null)),
      mood: this.mood(),
    });
    this.frames += 1;
    if (this.pace.noted(elapsedMs, world.scene)) world.scene.setLook({ locale: this.locale, ...this.pace.finesse });
  }

  private mood(): { readonly hurt: number; readonly faint: number } {
    const share = this.ownState.healthShare;
    return { hurt: Math.max(0, Math.min(1, (0.35 - share) / 0.35)) * 0.9, faint: this.ownState.life === 'up' ? 0 : 1 };
  }

  private walkSelf(elapsedMs: number, now: { readonly world: World; readonly falls: Footfall[] }): void {
    const { own } = now.world;
    if (!own) return;
    if (!this.client.connected) return this.controller.rest(elapsedMs, own);
    const { intents, footfall } = this.controller.advance(elapsedMs, now.world);
    for (const intent of intents) this.client.sendIntent(intent);
    if (footfall) now.falls.push({ x: own.x, y: own.y });
  }

  private soundFor(falls: readonly Footfall[], now: { readonly world: World; readonly sky: Sky }): void {
    const { own, scene } = now.world;
    const weather = weatherSound(now.world.map, { sky: now.sky, roof: scene.indoors });
    this.sound.setWeather(weather.rain, weather.roof);
    this.sound.feel({ combat: this.ownState.state?.combat ? 1 : 0, night: now.sky.night });
    if (!own) return;
    for (const fall of falls)
      this.sound.footstep({
        distanceTiles: Math.hypot(fall.x - own.x, fall.y - own.y),
        pan: (fall.x - own.x) / 14,
        wet: weather.wet,
      });
  }

  private show(event: CombatEvent, world: World): void {
    const isShown =
      (event.kind === 'shot' || event.kind === 'swing') &&
      event.source === world.own?.id &&
      event.seq !== 0 &&
      this.controller.shots.take(event.seq);
    if (!isShown) world.show.play(event);
    this.hudPresenter.log(event, world);
  }

  /** Sounds in words; one kind from one side is told again only after a while. */
  private caption(caption: Caption): void {
    const key = `${caption.key}:${caption.direction}`;
    if (this.settings.captions !== 'on' || nowMs() - (this.captioned.get(key) ?? -Infinity) < captionAgainMs) return;
    this.captioned.set(key, nowMs());
    this.options.sink.combat?.caption(caption);
  }

  private createSocketClient(): SocketClient {
    const { options } = this;
    return new SocketClient({
      ticket: options.ticket,
      locale: () => this.locale,
      nowMs,
      chance: () => (performance.now() % 97) / 97,
      sink: {
        state: (state) => options.sink.connection(state),
        welcome: (welcome) => void this.welcomed(welcome),
        snapshot: (snapshot) => this.applySnapshot(snapshot),
        pong: (pong) => this.clock.answered({ ...pong, receivedMs: nowMs() }),
        population: (people) => options.sink.population(people),
        line: (line) => this.lineCame(line),
        lineRefused: (refusal) => options.sink.lineRefused(refusal),
        restarting: (inMs) => options.sink.restarting(inMs),
        message: (message) => this.messages.receive(message),
      },
    });
  }

  private async welcomed(welcome: ZoneWelcome): Promise<void> {
    this.clock.guess(welcome.serverTimeMs, nowMs());
    this.tick = { tick: welcome.tick, atMs: nowMs() };
    this.ownState.forget();
    this.boxes.forget();
    this.hudPresenter.forget();
    if (this.here?.map.id !== welcome.zoneId) {
      // The other zone speaks at once: the street that is being left must not take its people for its own.
      if (this.here) this.here.own = null;
      if (!(await this.openZone(welcome.zoneId))) return;
    }
    const world = this.here;
    if (!world) return;
    world.clear();
    this.controller.locked = null;
    world.own = new OwnCharacter(world.map, welcome, this.look);
    world.camera.place(welcome.x, welcome.y);
    this.options.sink.combat?.transfer(null);
    this.options.sink.welcome({
      characterId: welcome.characterId,
      name: welcome.name,
      entityId: welcome.entityId,
      zoneName: world.map.name,
      channel: welcome.channel,
      population: welcome.population,
      channels: welcome.channels,
      recentLines: welcome.recentLines,
    });
  }

  private applySnapshot(snapshot: AppliedSnapshot): void {
    this.tick = { tick: snapshot.tick, atMs: nowMs() };
    if (this.ownState.feel(snapshot.vitals) && this.ownState.vitals) {
      this.options.sink.combat?.vitals(this.ownState.vitalsView(this.ownState.vitals));
      this.controller.counted(this.ownState.vitals.rounds);
    }
    const world = this.here;
    if (!world?.own) return;
    world.others.apply(snapshot, nowMs());
    world.own.reconcile(snapshot);
    for (const event of world.queue.put(snapshot.tick, snapshot.combat, world.own.id)) this.show(event, world);
  }

  private lineCame(line: ChatLine): void {
    this.lines.push(line);
    if (this.lines.length > rememberedLines) this.lines.shift();
    if (line.channel === 'say' && line.sender?.entityId != null)
      this.here?.overlay.say(line.sender.entityId, line.text);
    this.options.sink.line(line);
  }

  private zoomBy(by: 1 | -1): void {
    const zoom = Math.min(mostZoom, Math.max(leastZoom, this.settings.zoom + by * zoomStep));
    if (zoom === this.settings.zoom) return;
    this.settings = { ...this.settings, zoom };
    this.options.sink.zoomChanged(zoom);
  }

  private serverMs(): number {
    const known = this.clock.serverMs(nowMs());
    // Before the first word of the server the own clock sets the sky.
    return known < 1e11 ? performance.timeOrigin + nowMs() : known;
  }
}

/**
 * Starts the game in a host element. Resolves when the city is drawn and the connection has been asked for; what
 * happens
 * from then on is told to the sink.
 */
export async function createGame(options: GameOptions): Promise<Game> {
  const game = new RunningGame(options);
  await game.start();
  return game;
}
