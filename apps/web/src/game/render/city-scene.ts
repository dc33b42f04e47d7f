import { Container } from 'pixi.js';
import type { Locale, Vec2 } from '@necp/shared/kernel';
import type { Building, ZoneMap } from '@necp/shared/zone/map';
import { airOver, beatOf } from '../city/air';
import type { Sky } from '../city/sky';
import type { View } from '../city/view';
import { PeopleAtlas } from '../people/atlas';
import { Particles, type WhereIs } from '../combat/particles';
import { Crowd } from '../people/crowd';
import type { Finesse, FrameCap } from '../types';
import { CanvasHost, type HostSink } from './canvas-host';
import type { Mood } from './frame';
import { Stage } from './stage';

export interface SceneOptions {
  readonly host: HTMLElement;
  readonly map: ZoneMap;
  readonly locale: Locale;
  readonly finesse: Finesse;
  /** CSS pixels per tile at the usual zoom. */
  readonly tilePixels: number;
  readonly sink: Omit<HostSink, 'resized'>;
}

/** The camera, weather and people of one frame. */
export interface ScenePicture {
  readonly camera: { readonly x: number; readonly y: number; readonly tilePixels: number };
  /** The city's sky; the scene converts it into that of its zone. */
  readonly sky: Sky;
  /** Adds every moving entity to the crowd. */
  readonly fill: (crowd: Crowd) => void;
  /** Returns the position of the entity that a light follows. */
  readonly whereIs?: WhereIs;
  readonly mood?: Mood;
  readonly elapsedMs: number;
  /** The roof over this position is hidden; null when the camera follows no character. */
  readonly under: Vec2 | null;
  /** Others who must stay visible under awnings, the most important first. */
  readonly others?: readonly Vec2[];
  readonly motion: 'full' | 'reduced';
}

const signFont = '700 40px Tektur';
const roofFadePerSecond = 3.5;
const nowhere: WhereIs = () => null;
const calm: Mood = { hurt: 0, faint: 0 };

/** The city on a canvas in a host element; shared by the game and the landing page. */
export class CityScene {
  readonly overlay = new Container();
  /** Light and dust of effects. */
  readonly particles = new Particles();
  private stage: Stage;
  private size = { width: 1, height: 1 };
  private seconds = 0;
  private inside = 0;
  private insideShare = 0;

  private constructor(
    private readonly canvas: CanvasHost,
    private readonly crowd: Crowd,
    private readonly options: SceneOptions,
  ) {
    this.stage = this.makeStage(options.locale, options.finesse);
  }

  /** @throws Error when there is no WebGL. */
  static async open(options: SceneOptions): Promise<CityScene> {
    // Signs are painted once, so their fonts must be loaded first. The city is shown even if a font never loads.
    await Promise.all([document.fonts.load(signFont, 'Neon'), document.fonts.load(signFont, 'Неон')]).catch(
      () => undefined,
    );
    const parts: { scene?: CityScene } = {};
    const canvas = await CanvasHost.open(options.host, {
      resized: (width, height) => parts.scene?.resize(width, height),
      graphics: (state) => {
        if (state === 'restored') parts.scene?.paintAgain();
        options.sink.graphics(state);
      },
      frame: options.sink.frame,
    });
    const scene = new CityScene(canvas, new Crowd(new PeopleAtlas(canvas.gpu, devicePixelRatio)), options);
    parts.scene = scene;
    canvas.start();
    return scene;
  }

  get rendererName(): string {
    return this.canvas.gpu.name;
  }

  /** Returns whether the processor draws, because there is no graphics card. */
  get isDrawnByProcessor(): boolean {
    return this.canvas.isDrawnByProcessor;
  }

  get drawCalls(): number {
    return this.stage.drawCalls;
  }

  /** Returns how far the roof over the followed character has faded, 0..1. */
  get indoors(): number {
    return this.inside > 0 ? this.insideShare : 0;
  }

  view(camera: ScenePicture['camera']): View {
    return { x: camera.x, y: camera.y, tilePixels: camera.tilePixels, ...this.size };
  }

  setLook(look: Finesse & { readonly locale: Locale }): void {
    this.stage.setLook(look);
  }

  setFrameCap(cap: FrameCap): void {
    this.canvas.setFrameCap(cap);
  }

  draw(picture: ScenePicture): void {
    const isStill = picture.motion === 'reduced';
    if (!isStill) this.seconds += picture.elapsedMs / 1000;
    this.fadeRoof(picture);
    this.crowd.clear();
    picture.fill(this.crowd);
    this.particles.advance(picture.elapsedMs, picture.whereIs ?? nowhere);
    const air = airOver(this.options.map, picture.sky);
    const sky = isStill ? { ...air, rain: 0 } : air;
    const beat = beatOf(this.options.map.palette, this.seconds);
    this.stage.draw(
      {
        view: this.view(picture.camera),
        sky,
        beat,
        seconds: this.seconds,
        inside: this.inside,
        insideShare: this.insideShare,
        focus: picture.under,
        people: [...(picture.under ? [picture.under] : []), ...(picture.others ?? [])],
        mood: picture.mood ?? calm,
      },
      this.overlay,
    );
  }

  destroy(): void {
    this.stage.destroy();
    this.crowd.atlas.destroy();
    this.overlay.destroy({ children: true });
    this.canvas.destroy();
  }

  /** Paints everything again that the graphics card has lost. */
  private paintAgain(): void {
    this.crowd.atlas.forget();
    this.stage.bakeAgain();
  }

  private makeStage(locale: Locale, finesse: Finesse): Stage {
    return new Stage(
      this.canvas.gpu,
      { crowd: this.crowd, particles: this.particles },
      {
        map: this.options.map,
        locale,
        ...finesse,
        devicePixels: devicePixelRatio,
        tilePixels: this.options.tilePixels,
      },
    );
  }

  private resize(width: number, height: number): void {
    this.size = { width, height };
    this.stage.resize(width, height);
  }

  private fadeRoof({ under, elapsedMs }: ScenePicture): void {
    const building = under ? 1 + this.options.map.buildings.findIndex((candidate) => covers(candidate, under)) : 0;
    const step = (elapsedMs / 1000) * roofFadePerSecond;
    if (building > 0 && (this.inside === building || this.insideShare <= 0)) {
      this.inside = building;
      this.insideShare = Math.min(1, this.insideShare + step);
    } else this.insideShare = Math.max(0, this.insideShare - step);
  }
}

function covers(building: Building, spot: Vec2): boolean {
  return (
    spot.x > building.x &&
    spot.x < building.x + building.width &&
    spot.y > building.y &&
    spot.y < building.y + building.height
  );
}
