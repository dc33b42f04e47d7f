import type { Vec2 } from '@necp/shared/kernel';
import type { Sky } from '../city/sky';
import { cameraTiles, type View } from '../city/view';
import type { EffectsLevel } from '../types';
import { UniformGroup } from './gpu';

/** The inputs of one frame. */
export interface Frame {
  readonly view: View;
  readonly sky: Sky;
  /** How bright the signs are at this moment, around 1. */
  readonly beat: number;
  /** Seconds since the engine started; drives flicker, rain and adverts. */
  readonly seconds: number;
  /** Index of the building the player stands in, from 1; 0 in the open street. */
  readonly inside: number;
  /** How far that roof has faded, 0..1. */
  readonly insideShare: number;
  /** The position that must stay visible under awnings and signs. */
  readonly focus: Vec2 | null;
  /** Who must stay visible under awnings and roofs, at most eight. */
  readonly people: readonly Vec2[];
  readonly mood: Mood;
}

/** The state of the player, as the whole picture shows it: 0..1 each. */
export interface Mood {
  /** How red the edges are: little health is left. */
  readonly hurt: number;
  /** How much colour is lost: the player is downed. */
  readonly faint: number;
}

/** The shaders look for so many people under each awning. */
export const mostKeptVisible = 8;
const farAway = -1e4;

/** Creates the uniforms that all shaders of the city share. */
export function makeFrameUniforms() {
  return new UniformGroup({
    uView: { value: new Float32Array(4), type: 'vec4<f32>' },
    uLens: { value: new Float32Array(4), type: 'vec4<f32>' },
    uAmbient: { value: new Float32Array(4), type: 'vec4<f32>' },
    uHaze: { value: new Float32Array(4), type: 'vec4<f32>' },
    uScreen: { value: new Float32Array(4), type: 'vec4<f32>' },
    uFade: { value: new Float32Array(4), type: 'vec4<f32>' },
    uFocus: { value: new Float32Array(4), type: 'vec4<f32>' },
    uGround: { value: new Float32Array(4), type: 'vec4<f32>' },
    uBake: { value: new Float32Array([0, 1, 0, 0]), type: 'vec4<f32>' },
    uPeople: { value: new Float32Array(mostKeptVisible * 2), type: 'vec2<f32>', size: mostKeptVisible },
  });
}
export type FrameUniforms = ReturnType<typeof makeFrameUniforms>;

const detailOf: Record<EffectsLevel, number> = { off: -1, low: 0, high: 1 };

/** Fills the shared uniforms for one frame of `pixels` size. */
export function setFrameUniforms(
  group: FrameUniforms,
  frame: Frame,
  scene: { width: number; height: number; effects: EffectsLevel },
): void {
  const { view, sky } = frame;
  const { uView, uLens, uAmbient, uHaze, uScreen, uFade, uFocus, uGround, uPeople } = group.uniforms;
  uView.set([view.x, view.y, (2 * view.tilePixels) / view.width, (2 * view.tilePixels) / view.height]);
  uGround.set([view.x, view.y, view.tilePixels / view.width, view.tilePixels / view.height]);
  uPeople.fill(farAway);
  frame.people.slice(0, mostKeptVisible).forEach(({ x, y }, index) => uPeople.set([x, y], index * 2));
  // Flicker and rain repeat hourly, so that the shader's floats stay exact.
  uLens.set([cameraTiles, frame.seconds % 3600, sky.night, sky.wet]);
  uAmbient.set([...sky.ambient, 1]);
  uHaze.set([...sky.haze, sky.rain]);
  uScreen.set([scene.width, scene.height, (view.tilePixels * scene.width) / view.width, detailOf[scene.effects]]);
  uFade.set([frame.inside, frame.inside > 0 ? frame.insideShare : 0, sky.wind, 0]);
  uFocus.set(frame.focus ? [frame.focus.x, frame.focus.y, 1, frame.beat] : [0, 0, 0, frame.beat]);
}
