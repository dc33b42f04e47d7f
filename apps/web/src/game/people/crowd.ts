import { bases, type SpritePlacement, type DrawnPerson, rims, type FigurePart, type SpritePart } from './drawn-person';
import { glowFloats, writeLight } from '../city/glows';
import { fromHex, scale, type Rgb } from '../city/hues';
import { pictures, type SpriteName } from '../combat/sprites/catalogue';
import type { MovingLights } from '../render/glow-layer';
import { holdOf, type Hand } from './armed';
import type { BakedPart, PeopleAtlas } from './atlas';
import { feetBetween, handBetween, postureOf, stillness, type Posture } from './doing';
import { emotePosture } from './emotes';
import { shoulderTiles, type PartName } from './frames';
import { cyberwareHues, hexOf } from './palette';
import { poseOf } from './walk';

/** The floats of one part, in the form the people shader reads. */
export const peopleFloats = 16;
const mostParts = 4096;
const mostLights = 320;

/**
 * People are drawn larger than life: the slimmest spans 52 pixels on a desk and 44 on a phone at the usual zoom (see
 * camera.ts).
 */
export const enlarge = 1.52;
/** A base shines by itself, as light does, but has the shape of a body. */
const quadKinds = { shadow: 0, body: 0.5, glow: 1, base: 2 } as const;
const shoulderLift = 0.22;

interface BodyPlace extends Pick<FigurePart, 'along' | 'across' | 'lift' | 'turn'> {
  readonly kind?: FigurePart['kind'];
  /** How much longer than usual it is drawn, 1 when left out. */
  readonly stretch?: number;
}

/** All entities in view as parts in one buffer, written again for each frame. */
export class Crowd {
  readonly parts = new Float32Array(mostParts * peopleFloats);
  partCount = 0;
  /** The parts of the own character: the first one, and how many. */
  own = { first: 0, count: 0 };
  private readonly glow = new Float32Array(mostLights * glowFloats);
  private glowCount = 0;

  constructor(readonly atlas: PeopleAtlas) {}

  get lights(): MovingLights {
    return { content: this.glow, count: this.glowCount };
  }

  clear(): void {
    this.partCount = 0;
    this.glowCount = 0;
    this.own = { first: 0, count: 0 };
  }

  add(person: DrawnPerson): void {
    if (this.partCount + 14 > mostParts) return;
    const { stance } = person;
    const at = placementOf(person);
    if (at.gone >= 1) return;
    const first = this.partCount;
    const pose = poseOf(person.gait);
    const lying = stance?.lying ?? 0;
    const base = lying < 0.5 ? bases[person.kind] : null;
    // A base has its own shadow.
    if (base) this.sprite(at, base, { lift: 0, kind: 'base' });
    else this.shadow(at, { long: 1.1 + lying * 0.4, wide: 1.1 - lying * 0.1 });
    if (lying > 0.02) this.addLying(person, at, lying);
    else this.addUpright(person, this.settle(person, at), pose);
    if (person.kind === 'self') this.own = { first, count: this.partCount - first };
    if (person.look.cyberware > 0)
      this.shine({
        x: at.x,
        y: at.y,
        radius: 1.7,
        glow: scale(
          fromHex(hexOf(cyberwareHues, person.look.cyberwareHue)),
          (person.kind === 'townsperson' ? 0.2 : 0.34) * (1 - at.gone),
        ),
      });
  }

  /** Adds one drawing of the catalogue. */
  sprite(at: SpritePlacement, name: SpriteName, part: SpritePart = {}): void {
    if (this.partCount >= mostParts) return;
    const { long, wide } = pictures[name];
    const { scale: by = 1, ...place } = part;
    this.write(at, {
      uv: this.atlas.sprites[name],
      along: 0,
      across: 0,
      lift: 0.2,
      turn: 0,
      kind: 'body',
      ...place,
      long: long * by,
      wide: wide * by,
    });
  }

  shadow(at: SpritePlacement, size: { readonly long: number; readonly wide: number }): void {
    this.write(at, {
      uv: this.atlas.shadow,
      along: 0,
      across: 0,
      lift: 0,
      turn: 0,
      long: size.long,
      wide: size.wide,
      kind: 'shadow',
    });
  }

  shine(light: { readonly x: number; readonly y: number; readonly radius: number; readonly glow: Rgb }): void {
    if (this.glowCount >= mostLights) return;
    writeLight(this.glow, this.glowCount, {
      x: light.x,
      y: light.y,
      long: light.radius,
      wide: light.radius,
      turn: 0,
      shape: 'pool',
      seed: 0,
      glow: light.glow,
    });
    this.glowCount += 1;
  }

  /** A character that sits or crouches is nearer to the ground. */
  private settle(person: DrawnPerson, at: SpritePlacement): SpritePlacement {
    const posture = postureIn(person);
    if (posture === null) return at;
    const share = stillness(person.gait);
    const turn = (posture.turn ?? 0) * share;
    return { ...at, size: at.size * (1 + (posture.size - 1) * share), facing: at.facing + turn };
  }

  /** Adds the feet of a character that walks or sits, with what is under them. */
  private addFeet(
    at: SpritePlacement,
    {
      picture,
      pose,
      posture,
      share,
    }: {
      readonly picture: BakedPart;
      readonly pose: ReturnType<typeof poseOf>;
      readonly posture: Posture | null;
      readonly share: number;
    },
  ): void {
    if (posture && share > 0.5)
      for (const { picture: prop, ...place } of posture.props) if (place.lift < 0.1) this.sprite(at, prop, place);
    const feet = feetBetween(pose, posture?.feet ?? { along: pose.rightFoot, across: 0.15 }, share);
    for (const [foot, turn] of [
      [feet.left, -0.06],
      [feet.right, 0.06],
    ] as const)
      this.body(at, picture, { ...foot, lift: 0, turn });
  }

  private addUpright(person: DrawnPerson, at: SpritePlacement, pose: ReturnType<typeof poseOf>): void {
    const { parts } = this.atlas.partsOf(person.look);
    const half = (shoulderTiles[person.look.body] ?? 0.38) * 0.96;
    const hold = person.stance ? holdOf(person.stance, pose, half - 0.03) : null;
    const isArmed =
      !person.emote &&
      hold !== null &&
      (hold.carried !== null || (person.stance?.swing ?? 1) < 1 || (person.stance?.casting ?? 0) > 0.05);
    const posture = isArmed ? null : postureIn(person);
    const share = posture ? stillness(person.gait) : 0;
    this.addFeet(at, { picture: parts.foot, pose, posture, share });
    this.addArms(at, { picture: parts.arm, half, pose, hold: isArmed ? hold : null, posture, share });
    const lean = pose.lean - (person.stance?.recoil ?? 0) * 0.05 + (posture?.lean ?? 0) * share;
    const twist = isArmed
      ? pose.twist * 0.4 +
        (person.stance && person.stance.swing < 1 ? (person.stance.swing - 0.5) * 0.5 * person.stance.swingSide : 0)
      : pose.twist;
    this.body(at, parts.torso, { along: lean, across: 0, lift: 0.3, turn: twist });
    if (person.mark)
      for (const side of [-1, 1])
        this.sprite(at, person.mark, {
          along: lean - 0.03,
          across: side * half * 0.74,
          lift: 0.31,
          turn: twist,
          scale: 0.72,
        });
    const headTurn = isArmed ? pose.headTurn * 0.2 : pose.headTurn * (1 - share) + (posture?.headTurn ?? 0) * share;
    const headAlong = lean * 1.7 + 0.03 + (posture?.head ?? 0) * share;
    this.body(at, parts.head, { along: headAlong, across: pose.sway, lift: 0.45, turn: headTurn });
    if (person.look.cyberware > 0)
      this.body(at, parts.glow, { along: headAlong, across: pose.sway, lift: 0.46, turn: headTurn, kind: 'glow' });
  }

  /** Adds both arms: holding something, in the posture of an activity, or swinging with the walk. */
  private addArms(
    at: SpritePlacement,
    {
      picture,
      half,
      pose,
      hold,
      posture,
      share,
    }: {
      readonly picture: BakedPart;
      /** Half the breadth of the shoulders, in tiles. */
      readonly half: number;
      readonly pose: ReturnType<typeof poseOf>;
      readonly hold: ReturnType<typeof holdOf> | null;
      readonly posture: Posture | null;
      /** The share of the posture that has been reached, 0 to 1. */
      readonly share: number;
    },
  ): void {
    if (hold) {
      this.arm(at, picture, { from: { along: 0, across: -half * 0.86 }, to: hold.left });
      if (hold.carried)
        this.sprite(at, hold.carried.picture, {
          along: hold.carried.along,
          across: hold.carried.across,
          lift: 0.24,
          turn: hold.carried.turn,
        });
      this.arm(at, picture, { from: { along: 0, across: half * 0.86 }, to: hold.right });
    } else if (posture && share > 0.02) {
      const swayed = {
        left: { along: pose.leftArm + 0.2, across: -half },
        right: { along: pose.rightArm + 0.2, across: half },
      };
      this.arm(at, picture, {
        from: { along: 0, across: -half * 0.86 },
        to: handBetween(swayed.left, posture.left, share),
      });
      this.arm(at, picture, {
        from: { along: 0, across: half * 0.86 },
        to: handBetween(swayed.right, posture.right, share),
      });
      if (share > 0.5)
        for (const { picture: prop, ...place } of posture.props) if (place.lift >= 0.1) this.sprite(at, prop, place);
    } else {
      const left = { along: pose.leftArm, across: 0.03 - half, turn: pose.twist + 0.34 };
      const right = { along: pose.rightArm, across: half - 0.03, turn: pose.twist - 0.34 };
      for (const arm of [left, right]) this.body(at, picture, { ...arm, lift: shoulderLift });
    }
  }

  /** Adds a character on the ground; a held weapon lies beside it. */
  private addLying(person: DrawnPerson, at: SpritePlacement, lying: number): void {
    const { parts } = this.atlas.partsOf(person.look);
    const half = (shoulderTiles[person.look.body] ?? 0.38) * 0.96;
    const part = (name: PartName, place: { along: number; across: number; lift: number; turn: number }): void =>
      this.body(at, parts[name], { ...place, kind: name === 'glow' ? 'glow' : 'body' });
    const lift = (upright: number): number => upright * (1 - lying) + 0.06;
    part('foot', { along: 0.06 - 0.62 * lying, across: -0.15 - 0.08 * lying, lift: 0, turn: Math.PI * 0.95 * lying });
    part('foot', { along: 0.06 - 0.55 * lying, across: 0.15 + 0.1 * lying, lift: 0, turn: -Math.PI * 0.9 * lying });
    part('arm', { along: 0.1 + 0.06 * lying, across: -half - 0.14 * lying, lift: lift(0.2), turn: 0.34 - 1.5 * lying });
    part('arm', { along: 0.1 + 0.2 * lying, across: half + 0.08 * lying, lift: lift(0.2), turn: -0.34 + 1.1 * lying });
    const { stance } = person;
    const hold = stance
      ? holdOf({ ...stance, ready: 0, swing: 1, throwing: 1, casting: 0, reloadMs: 0 }, poseOf(person.gait), half)
      : null;
    if (hold?.carried)
      this.sprite(at, hold.carried.picture, { along: 0.42, across: half + 0.3, lift: 0.02, turn: 1.1 });
    part('torso', { along: 0, across: 0, lift: lift(0.26), turn: 0.12 * lying });
    part('head', { along: 0.03 + 0.3 * lying, across: 0.06 * lying, lift: lift(0.4), turn: 0.7 * lying });
    if (person.look.cyberware > 0)
      part('glow', { along: 0.03 + 0.3 * lying, across: 0.06 * lying, lift: lift(0.4), turn: 0.7 * lying });
  }

  private arm(at: SpritePlacement, picture: BakedPart, reach: { readonly from: Hand; readonly to: Hand }): void {
    const { from, to } = reach;
    const dx = to.along - from.along;
    const dy = to.across - from.across;
    const stretch = Math.max(0.85, Math.min(1.35, Math.hypot(dx, dy) / 0.4));
    this.body(at, picture, {
      along: from.along + dx * 0.48,
      across: from.across + dy * 0.48,
      lift: shoulderLift,
      turn: Math.atan2(dy, dx),
      stretch,
    });
  }

  /** Writes the painted piece of a part whose frame is at a place. */
  private body(at: SpritePlacement, picture: BakedPart, place: BodyPlace): void {
    const { stretch = 1, kind = 'body', along, across, lift, turn } = place;
    const cos = Math.cos(turn);
    const sin = Math.sin(turn);
    const ahead = picture.along * stretch;
    this.write(at, {
      uv: picture.uv,
      along: along + ahead * cos - picture.across * sin,
      across: across + ahead * sin + picture.across * cos,
      lift,
      turn,
      long: picture.long * stretch,
      wide: picture.wide,
      kind,
    });
  }

  private write(at: SpritePlacement, part: FigurePart): void {
    const grow = enlarge * at.size;
    const cos = Math.cos(at.facing);
    const sin = Math.sin(at.facing);
    const along = part.along * grow;
    const across = part.across * grow;
    const to = this.partCount * peopleFloats;
    const { parts } = this;
    parts[to] = at.x + along * cos - across * sin;
    parts[to + 1] = at.y + along * sin + across * cos;
    parts[to + 2] = part.lift * at.size;
    parts[to + 3] = at.facing + part.turn;
    parts.set(part.uv, to + 4);
    parts[to + 8] = (part.long / 2) * grow;
    parts[to + 9] = (part.wide / 2) * grow;
    parts[to + 10] = at.x;
    parts[to + 11] = at.y;
    parts.set(at.rim, to + 12);
    parts[to + 15] = kindOf(part.kind, at);
    this.partCount += 1;
  }
}

/** Returns how a body stands for an emote or an activity; null for walking and standing. */
function postureIn({ emote, doing, gait }: DrawnPerson): Posture | null {
  if (emote) return emotePosture(emote);
  return doing ? postureOf(doing, gait) : null;
}

/** Encodes how white (above a half) or how faded (below) a body is; light and shadow of faded ones disappear. */
function kindOf(kind: FigurePart['kind'], at: SpritePlacement): number {
  if (kind === 'body') return at.gone > 0 ? 0.5 - 0.2 * at.gone : 0.5 + 0.2 * at.flash;
  if (at.gone > 0.5) return -1;
  return quadKinds[kind];
}

function placementOf(person: DrawnPerson): SpritePlacement {
  const { stance } = person;
  const size = person.size ?? 1;
  if (!stance)
    return { x: person.x, y: person.y, facing: person.facing, rim: rims[person.kind], size, flash: 0, gone: 0 };
  const rolls = stance.roll < 1;
  const facing = rolls ? stance.rollFacing + stance.roll * Math.PI * 2 : person.facing;
  return {
    x: person.x + stance.pushX,
    y: person.y + stance.pushY,
    facing,
    rim: rims[person.kind],
    size: rolls ? size * (1 - 0.22 * Math.sin(stance.roll * Math.PI)) : size,
    flash: stance.flash,
    gone: Math.max(stance.gone, stance.unseen),
  };
}
