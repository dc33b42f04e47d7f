import type { ChatLine, SendLineInput } from '@necp/shared/chat/schema';
import type { AppliedSnapshot, ZoneWelcome } from '@necp/shared/protocol';
import type { ZoneMap } from '@necp/shared/zone/map';
import { loadZoneMap } from '@necp/content/client';
import { Sound } from '../audio/sound';
import { skyAt, type Sky } from '../city/sky';
import { toScreen } from '../city/view';
import { Input } from '../input/input';
import { ClockSync } from '../net/clock-sync';
import { Link } from '../net/link';
import { Overlay, type Labelled } from '../overlay/overlay';
import type { DrawnPerson } from '../people/crowd';
import { CityScene } from '../render/city-scene';
import type { ConnectionState, Game, GameAction, GameOptions, GameSettings, UiSound } from '../types';
import { Camera } from './camera';
import { Pace } from './pace';
import { isLinkLost, Others, type Footfall } from './others';
import { OwnCharacter } from './own-character';
import { radarOf } from './radar';
import { StreetVerbs } from './street-verbs';
import { showWatch, watchOf, type WorldWatch } from './watch';

const radarEveryMs = 200;
const latencyEveryMs = 1_000;
const rememberedLines = 50;
const zoomStep = 0.125;
const leastZoom = 0.75;
const mostZoom = 1.5;

/** The running game: one loop that reads hands, walks, asks the network, and draws. */
export class RunningGame implements Game {
  readonly street: StreetVerbs;
  private readonly others = new Others();
  private readonly clock = new ClockSync();
  private readonly camera = new Camera();
  private readonly input: Input;
  private readonly link: Link;
  private readonly sound: Sound;
  private overlay: Overlay | null = null;
  private scene: CityScene | null = null;
  private own: OwnCharacter | null = null;
  private map: ZoneMap | null = null;
  private readonly pace: Pace;
  private settings: GameSettings;
  private locale: GameOptions['locale'];
  private tick = 0;
  private frames = 0;
  private sinceRadarMs = 0;
  private sinceLatencyMs = 0;
  private readonly lines: ChatLine[] = [];
  private readonly stop = new AbortController();
  private hideWatch: () => void = () => undefined;
  private isDestroyed = false;
  private lockedId: number | null = null;

  constructor(private readonly options: GameOptions) {
    this.settings = options.settings;
    this.pace = new Pace(options.settings.effects);
    this.locale = options.locale;
    this.sound = new Sound(options.settings.sound);
    this.input = new Input(options.host, { chatWanted: () => options.sink.chatWanted(), zoomed: (by) => this.zoomBy(by), gesture: () => this.sound.wake() });
    this.input.bind(options.settings.keys);
    this.street = this.makeVerbs();
    this.link = new Link({
      ticket: options.ticket, locale: () => this.locale, nowMs: () => performance.now(), chance: () => (performance.now() % 97) / 97,
      sink: {
        state: (state) => this.connectionChanged(state), welcome: (welcome) => this.welcomed(welcome), snapshot: (snapshot) => this.heard(snapshot),
        pong: (pong) => this.clock.answered({ ...pong, receivedMs: performance.now() }),
        population: (population) => options.sink.population(population),
        line: (line) => this.lineCame(line), lineRefused: (refusal) => options.sink.lineRefused(refusal), restarting: (inMs) => options.sink.restarting(inMs),
      },
    });
  }

  /** Loads the zone, draws it and connects. Without WebGL the sink is told and nothing else happens. */
  async start(): Promise<void> {
    const { sink, host, zoneId } = this.options;
    sink.connection({ phase: 'loading', step: 'map' });
    const map = await loadZoneMap(zoneId);
    if (this.isDestroyed) return;
    this.map = map;
    sink.zone(map);
    sink.connection({ phase: 'loading', step: 'city' });
    const opened = await CityScene.open({ host, map, locale: this.locale, effects: this.settings.effects, sink: { graphics: (state) => sink.graphics(state), frame: (elapsedMs) => this.frame(elapsedMs) } }).catch(() => null);
    if (this.isDestroyed) return void opened?.destroy();
    if (!opened) return sink.graphics('unsupported');
    this.scene = opened;
    opened.setFrameCap(this.settings.frameCap);
    this.overlay = new Overlay(devicePixelRatio);
    opened.overlay.addChild(this.overlay.view);
    const first = map.spawns[0] ?? { x: map.widthTiles / 2, y: map.heightTiles / 2 };
    this.camera.place(first.x, first.y);
    document.addEventListener('visibilitychange', () => { if (!document.hidden) this.link.refresh(); }, { signal: this.stop.signal });
    window.addEventListener('online', () => this.link.refresh(), { signal: this.stop.signal });
    this.hideWatch = showWatch(this.makeWatch());
    this.link.connect();
  }

  sendLine(input: SendLineInput): void {
    this.link.sendLine(input);
  }

  setSettings(settings: GameSettings): void {
    const before = this.settings;
    this.settings = settings;
    this.sound.setLevels(settings.sound);
    this.input.bind(settings.keys);
    this.scene?.setFrameCap(settings.frameCap);
    if (before.effects === settings.effects) return;
    this.pace.choose(settings.effects);
    this.scene?.setLook({ locale: this.locale, effects: settings.effects });
  }

  setLocale(locale: GameOptions['locale']): void {
    this.locale = locale;
    this.scene?.setLook({ locale, effects: this.pace.effects });
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
    if (this.scene) this.link.connect();
  }

  blip(kind: UiSound): void {
    this.sound.blip(kind);
  }

  destroy(): void {
    if (this.isDestroyed) return;
    this.isDestroyed = true;
    this.stop.abort();
    this.hideWatch();
    this.link.destroy();
    this.input.destroy();
    this.sound.destroy();
    this.overlay?.destroy();
    this.scene?.destroy();
  }

  private frame(elapsedMs: number): void {
    const { scene, overlay, settings } = this;
    if (!scene || !overlay || this.isDestroyed) return;
    const falls = this.others.advance(elapsedMs, performance.now());
    this.walkSelf(elapsedMs, falls);
    if (this.own) this.camera.follow(this.own, this.input.lookAhead(), { elapsedMs, settings });
    const sky = skyAt(this.serverMs());
    this.soundFor(falls, { sky, indoors: scene.indoors });
    const labelled = this.labelled();
    overlay.place(labelled, { view: scene.view(this.camera), elapsedMs, namePlates: settings.namePlates });
    scene.draw({ camera: this.camera, sky, people: this.drawn(), elapsedMs, under: this.own, motion: settings.motion });
    this.frames += 1;
    if (this.pace.noted(elapsedMs)) scene.setLook({ locale: this.locale, effects: this.pace.effects });
    this.tellInterface(elapsedMs, sky);
  }

  private walkSelf(elapsedMs: number, falls: Footfall[]): void {
    const { own, scene } = this;
    if (!own || !scene) return;
    const at = toScreen(scene.view(this.camera), own.x, own.y);
    const wish = this.link.connected ? this.input.wish(at, own.facing) : { moveX: 0, moveY: 0, facing: own.facing, buttons: 0 };
    const { intents, footfall } = own.advance(elapsedMs, wish);
    for (const intent of intents) this.link.sendIntent(intent);
    if (footfall) falls.push({ x: own.x, y: own.y });
  }

  private drawn(): DrawnPerson[] {
    const people: DrawnPerson[] = [];
    for (const other of this.others.all) people.push({ look: other.view.look, kind: other.view.kind, x: other.x, y: other.y, facing: other.facing, gait: other.gait });
    // Northern people first, so that nearer heads cover farther feet; the own character last.
    people.sort((a, b) => a.y - b.y);
    if (this.own) people.push(this.own.drawn());
    return people;
  }

  private labelled(): Labelled[] {
    const people: Labelled[] = [];
    for (const other of this.others.all) people.push({ id: other.view.id, kind: other.view.kind, name: other.view.name, x: other.x, y: other.y, isLinkLost: isLinkLost(other.view) });
    if (this.own) people.push({ id: this.own.welcome.entityId, kind: 'self', name: this.own.welcome.name, x: this.own.x, y: this.own.y, isLinkLost: !this.link.connected });
    return people;
  }

  private soundFor(falls: readonly Footfall[], air: { sky: Sky; indoors: number }): void {
    this.sound.setWeather(air.sky.rain, air.indoors);
    if (!this.own) return;
    for (const fall of falls) this.sound.footstep({ distanceTiles: Math.hypot(fall.x - this.own.x, fall.y - this.own.y), pan: (fall.x - this.own.x) / 14, wet: air.sky.wet });
  }

  private tellInterface(elapsedMs: number, sky: Sky): void {
    this.sinceRadarMs += elapsedMs;
    this.sinceLatencyMs += elapsedMs;
    if (this.own && this.map && this.sinceRadarMs >= radarEveryMs) {
      this.sinceRadarMs = 0;
      this.options.sink.radar(radarOf({ own: this.own, others: this.others.all, map: this.map, hour: sky.hour }));
    }
    if (this.sinceLatencyMs >= latencyEveryMs && this.link.connected) {
      this.sinceLatencyMs = 0;
      this.options.sink.latency(Math.round(this.clock.latencyMs));
    }
  }

  private connectionChanged(state: ConnectionState): void {
    this.options.sink.connection(state);
  }

  private welcomed(welcome: ZoneWelcome): void {
    if (!this.map) return;
    this.clock.guess(welcome.serverTimeMs, performance.now());
    this.others.clear();
    this.own = new OwnCharacter(this.map, welcome, this.options.look);
    this.camera.place(welcome.x, welcome.y);
    this.tick = welcome.tick;
    this.options.sink.welcome({
      characterId: welcome.characterId, name: welcome.name, entityId: welcome.entityId, zoneName: this.map.name,
      channel: welcome.channel, population: welcome.population, recentLines: welcome.recentLines,
    });
  }

  private heard(snapshot: AppliedSnapshot): void {
    this.tick = snapshot.tick;
    this.others.apply(snapshot, performance.now());
    this.own?.hear(snapshot);
  }

  private lineCame(line: ChatLine): void {
    this.lines.push(line);
    if (this.lines.length > rememberedLines) this.lines.shift();
    if (line.channel === 'say' && line.sender?.entityId != null) this.overlay?.say(line.sender.entityId, line.text);
    this.options.sink.line(line);
  }

  private makeVerbs(): StreetVerbs {
    return new StreetVerbs({
      ask: (event, message) => this.link.ask(event, message),
      aim: () => ({ x: this.own?.x ?? 0, y: this.own?.y ?? 0, entityId: this.lockedId }),
      lock: (entityId) => { this.lockedId = entityId; },
      near: () => null,
      setAim: (x, y) => this.input.setStick(x, y),
      setMarks: () => undefined, setParty: () => undefined,
    });
  }

  private zoomBy(by: 1 | -1): void {
    const zoom = Math.min(mostZoom, Math.max(leastZoom, this.settings.zoom + by * zoomStep));
    if (zoom === this.settings.zoom) return;
    this.settings = { ...this.settings, zoom };
    this.options.sink.zoomChanged(zoom);
  }

  private serverMs(): number {
    const known = this.clock.serverMs(performance.now());
    // Before the first word of the server the own clock sets the sky.
    return known < 1e11 ? performance.timeOrigin + performance.now() : known;
  }

  private makeWatch(): WorldWatch {
    return watchOf(() => ({ link: this.link, own: this.own, others: this.others, tick: this.tick, scene: this.scene, clock: this.clock, frames: this.frames, lines: this.lines }));
  }
}

/**
 * Starts the game in a host element. Resolves when the city is drawn and the connection has been asked for; what happens
 * from then on is told to the sink.
 */
export async function createGame(options: GameOptions): Promise<Game> {
  const game = new RunningGame(options);
  await game.start();
  return game;
}
