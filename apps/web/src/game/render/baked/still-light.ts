import type { ZoneMap } from '@necp/shared/zone/map';
import type { Sky } from '../../city/sky';
import { cameraTiles } from '../../city/view';
import { makeFrameUniforms, type FrameUniforms } from '../frame';
import type { GlowLayer } from '../glow-layer';
import { makeTarget } from '../gpu';
import type { BakeJob } from './strips';

const pixelsPerTile = 7;
const mostPixels = 1536;
/** Flickering signs and lamps are baked at a moment when they are lit. */
const bakedSeconds = 2;

/** The light of all lamps and signs of a zone, in one texture over its whole ground. */
export class StillLight {
  /** Uniforms of everything that is baked: the zone seen straight from above. */
  readonly frame: FrameUniforms = makeFrameUniforms();
  readonly light = makeTarget('flat');
  /** The same without the sky: what wet ground reflects. */
  readonly glow = makeTarget('flat');
  private readonly width: number;
  private readonly height: number;

  constructor(
    private readonly map: ZoneMap,
    private readonly glows: GlowLayer,
  ) {
    const scale = Math.min(pixelsPerTile, mostPixels / Math.max(map.widthTiles, map.heightTiles));
    this.width = Math.ceil(map.widthTiles * scale);
    this.height = Math.ceil(map.heightTiles * scale);
    this.light.resize(this.width, this.height);
    this.glow.resize(this.width, this.height);
    this.showZone(this.frame);
  }

  get bytes(): number {
    return this.width * this.height * 4 * 2;
  }

  /** Lets a frame read the light map by places of the zone. */
  showZone({ uniforms }: FrameUniforms): void {
    const { widthTiles, heightTiles } = this.map;
    uniforms.uGround.set([widthTiles / 2, heightTiles / 2, 1 / widthTiles, 1 / heightTiles]);
  }

  /** Sets the light for everything that is baked from now on. */
  setSky(sky: Sky): void {
    const { uLens, uAmbient, uHaze, uScreen, uFade, uFocus, uBake } = this.frame.uniforms;
    uLens.set([cameraTiles, bakedSeconds, sky.night, sky.wet]);
    uAmbient.set([...sky.ambient, 1]);
    uHaze.set([...sky.haze, sky.rain]);
    uScreen.set([1, 1, 1, 0]);
    uFade.set([0, 0, sky.wind, 0]);
    uFocus.set([0, 0, 0, 1]);
    uBake.set([1, 1, 0, 0]);
  }

  /** Looks at a part of the zone from straight above. */
  lookAt(part: { readonly left: number; readonly top: number; readonly width: number; readonly height: number }): void {
    const { left, top, width, height } = part;
    this.frame.uniforms.uView.set([left + width / 2, top + height / 2, 2 / width, 2 / height]);
  }

  jobs(sky: Sky, done: () => void): BakeJob[] {
    const { map, width, height } = this;
    const draw = (): void => {
      this.lookAt({ left: 0, top: 0, width: map.widthTiles, height: map.heightTiles });
      this.glows.drawStillLights(this.frame);
    };
    const [red, green, blue] = sky.ambient;
    return [
      { target: this.glow, width, height, clearColor: [0, 0, 0, 1], draw, done: () => undefined },
      { target: this.light, width, height, clearColor: [red * 0.5, green * 0.5, blue * 0.5, 1], draw, done },
    ];
  }

  destroy(): void {
    this.light.destroy();
    this.glow.destroy();
  }
}
