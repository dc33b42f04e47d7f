import type { Look } from '@necp/shared/character/look';
import { glowFloats, writeLight } from '../city/glows';
import { fromHex, scale, type Rgb } from '../city/hues';
import type { MovingLights } from '../render/glow-layer';
import type { PeopleAtlas, PartUv } from './atlas';
import { partFrames, shoulderTiles, type PartName } from './frames';
import { cyberwareHues, hexOf } from './palette';
import { poseOf, type Gait } from './walk';

/** Floats of one part as the people shader takes them. */
export const peopleFloats = 16;
const mostParts = 4096;
const mostLights = 256;

export type PersonKind = 'self' | 'player' | 'townsperson';

export interface DrawnPerson {
  readonly look: Look;
  readonly kind: PersonKind;
  readonly x: number;
  readonly y: number;
  /** Radians, 0 = east, clockwise. */
  readonly facing: number;
  readonly gait: Gait;
}

const rims: Readonly<Record<PersonKind, Rgb>> = { self: [1, 0.98, 0.92], player: [0.42, 0.86, 0.96], townsperson: [0.56, 0.62, 0.72] };
/** People are drawn a little larger than life, so that they read. */
const enlarge = 1.16;
const quadKinds = { shadow: 0, body: 0.5, glow: 1 } as const;

interface Part { readonly uv: PartUv; readonly along: number; readonly across: number; readonly lift: number; readonly turn: number; readonly long: number; readonly wide: number; readonly kind: keyof typeof quadKinds }

/** Everyone in sight as parts in one buffer, written anew for each picture. */
export class Crowd {
  readonly parts = new Float32Array(mostParts * peopleFloats);
  partCount = 0;
  private readonly glow = new Float32Array(mostLights * glowFloats);
  private glowCount = 0;

  constructor(readonly atlas: PeopleAtlas) {}

  get lights(): MovingLights {
    return { content: this.glow, count: this.glowCount };
  }

  clear(): void {
    this.partCount = 0;
    this.glowCount = 0;
  }

  add(person: DrawnPerson): void {
    if (this.partCount + 8 > mostParts) return;
    const { parts } = this.atlas.partsOf(person.look);
    const pose = poseOf(person.gait);
    const half = (shoulderTiles[person.look.body] ?? 0.38) * 0.96;
    const size = (name: PartName) => ({ long: partFrames[name].long, wide: partFrames[name].wide });
    const part = (fields: Omit<Part, 'kind' | 'turn'> & { turn?: number; kind?: Part['kind'] }): void => this.write(person, { kind: 'body', turn: 0, ...fields });
    part({ uv: this.atlas.shadow, along: -0.02, across: 0.05, lift: 0, long: 1.25, wide: 1.25, kind: 'shadow' });
    part({ uv: parts.foot, along: pose.leftFoot, across: -0.15, lift: 0, turn: -0.06, ...size('foot') });
    part({ uv: parts.foot, along: pose.rightFoot, across: 0.15, lift: 0, turn: 0.06, ...size('foot') });
    part({ uv: parts.arm, along: pose.leftArm, across: 0.03 - half, lift: 0.22, turn: pose.twist + 0.34, ...size('arm') });
    part({ uv: parts.arm, along: pose.rightArm, across: half - 0.03, lift: 0.22, turn: pose.twist - 0.34, ...size('arm') });
    part({ uv: parts.torso, along: pose.lean, across: 0, lift: 0.3, turn: pose.twist, ...size('torso') });
    part({ uv: parts.head, along: pose.lean * 1.7 + 0.03, across: pose.sway, lift: 0.45, turn: pose.headTurn, ...size('head') });
    if (person.look.cyberware > 0) {
      part({ uv: parts.glow, along: pose.lean * 1.7 + 0.03, across: pose.sway, lift: 0.46, turn: pose.headTurn, kind: 'glow', ...size('glow') });
      this.shine(person);
    }
  }

  private shine(person: DrawnPerson): void {
    if (this.glowCount >= mostLights) return;
    const glow = scale(fromHex(hexOf(cyberwareHues, person.look.cyberwareHue)), person.kind === 'townsperson' ? 0.2 : 0.34);
    writeLight(this.glow, this.glowCount, { x: person.x, y: person.y, long: 1.7, wide: 1.7, turn: 0, shape: 'pool', seed: 0, glow });
    this.glowCount += 1;
  }

  private write(person: DrawnPerson, part: Part): void {
    const cos = Math.cos(person.facing);
    const sin = Math.sin(person.facing);
    const along = part.along * enlarge;
    const across = part.across * enlarge;
    const rim = rims[person.kind];
    const at = this.partCount * peopleFloats;
    const { parts } = this;
    parts[at] = person.x + along * cos - across * sin;
    parts[at + 1] = person.y + along * sin + across * cos;
    parts[at + 2] = part.lift;
    parts[at + 3] = person.facing + part.turn;
    parts.set(part.uv, at + 4);
    parts[at + 8] = (part.long / 2) * enlarge;
    parts[at + 9] = (part.wide / 2) * enlarge;
    parts[at + 10] = person.x;
    parts[at + 11] = person.y;
    parts.set(rim, at + 12);
    parts[at + 15] = quadKinds[part.kind];
    this.partCount += 1;
  }
}
