import { isTwoHanded, weaponFamily, weaponPicture, type WeaponPicture } from '../combat/sprites/weapon-families';
import type { Stance } from './stance';
import type { Pose } from './walk';

/** The position of a hand, in tiles from the middle of the body: along the facing, and to the right. */
export interface Hand {
  readonly along: number;
  readonly across: number;
}
export interface Carried extends Hand {
  readonly picture: WeaponPicture;
  readonly turn: number;
}
export interface Hold {
  readonly left: Hand;
  readonly right: Hand;
  readonly carried: Carried | null;
}

interface Grip {
  readonly left: Hand;
  readonly right: Hand;
  readonly turn: number;
}

const down: Readonly<Record<'pistol' | 'long' | 'blade' | 'great', Grip>> = {
  pistol: { left: { along: 0.2, across: -0.36 }, right: { along: 0.27, across: 0.34 }, turn: -0.12 },
  long: { left: { along: 0.34, across: -0.13 }, right: { along: 0.2, across: 0.2 }, turn: -0.72 },
  blade: { left: { along: 0.2, across: -0.36 }, right: { along: 0.2, across: 0.42 }, turn: 0.5 },
  great: { left: { along: 0.22, across: 0.1 }, right: { along: 0.16, across: 0.3 }, turn: 0.9 },
};
const up: Readonly<Record<'pistol' | 'long' | 'blade' | 'great', Grip>> = {
  pistol: { left: { along: 0.46, across: 0.01 }, right: { along: 0.5, across: 0.06 }, turn: 0 },
  long: { left: { along: 0.56, across: 0.05 }, right: { along: 0.28, across: 0.13 }, turn: -0.02 },
  blade: { left: { along: 0.24, across: -0.28 }, right: { along: 0.36, across: 0.28 }, turn: 0.22 },
  great: { left: { along: 0.36, across: 0.04 }, right: { along: 0.28, across: 0.14 }, turn: 0.4 },
};

/** Returns where hands and weapon are at this moment: lowered, raised, recoiling, swung, thrown or reloaded. */
export function holdOf(stance: Stance, pose: Pose, half: number): Hold {
  const swayed = {
    left: { along: pose.leftArm + 0.2, across: -half },
    right: { along: pose.rightArm + 0.2, across: half },
  };
  const picture = weaponPicture(stance.held);
  const raised = Math.max(stance.ready, stance.swing < 1 ? 1 : 0);
  if (stance.casting > 0.05) return casting(stance, picture, swayed);
  if (!stance.held || !picture)
    return stance.swing < 1 ? { ...swayed, right: punch(stance), carried: null } : { ...swayed, carried: null };
  const family = weaponFamily(stance.held);
  if (family === 'thrown' || stance.throwing < 1) return throwing(stance, swayed, picture);
  const kind =
    family === 'pistol' ? 'pistol' : family === 'blade' ? (isTwoHanded(stance.held) ? 'great' : 'blade') : 'long';
  const grip = blend(down[kind], up[kind], raised);
  if (stance.swing < 1) return swinging(stance, picture, kind);
  const back = stance.recoil * (kind === 'pistol' ? 0.13 : 0.1);
  const bob = kind === 'pistol' || kind === 'blade' ? (pose.rightArm - 0.1) * (1 - raised) * 0.7 : 0;
  const reload = stance.reloadMs > 0 ? Math.sin((1 - stance.reloadMs / stance.reloadLastsMs) * Math.PI) : 0;
  const right = { along: grip.right.along - back + bob, across: grip.right.across };
  const busy =
    stance.reloadMs > 0
      ? { along: 0.3 + 0.14 * Math.sin(stance.reloadMs / 90), across: 0.02 + 0.06 * Math.cos(stance.reloadMs / 90) }
      : null;
  return {
    right,
    left: busy ?? { along: grip.left.along - back, across: grip.left.across },
    carried: {
      picture,
      along: right.along + 0.05,
      across: right.across,
      turn: grip.turn + reload * 0.5 - stance.recoil * 0.05,
    },
  };
}

function blend(from: Grip, to: Grip, share: number): Grip {
  const hand = (a: Hand, b: Hand): Hand => ({
    along: a.along + (b.along - a.along) * share,
    across: a.across + (b.across - a.across) * share,
  });
  return {
    left: hand(from.left, to.left),
    right: hand(from.right, to.right),
    turn: from.turn + (to.turn - from.turn) * share,
  };
}

/** Returns the angle of a swing, which is fastest in the middle. */
function swingAngle(stance: Stance): number {
  const eased = stance.swing < 0.5 ? 2 * stance.swing * stance.swing : 1 - 2 * (1 - stance.swing) * (1 - stance.swing);
  return (eased - 0.5) * Math.max(1.2, stance.swingArc) * stance.swingSide;
}

function swinging(stance: Stance, picture: WeaponPicture, kind: keyof typeof up): Hold {
  const turn = swingAngle(stance);
  const right = { along: Math.cos(turn) * 0.46, across: Math.sin(turn) * 0.46 };
  const left =
    kind === 'great'
      ? { along: Math.cos(turn) * 0.38, across: Math.sin(turn) * 0.38 - 0.03 }
      : { along: 0.1, across: -0.34 };
  return {
    right,
    left,
    carried: {
      picture,
      along: right.along + Math.cos(turn) * 0.06,
      across: right.across + Math.sin(turn) * 0.06,
      turn,
    },
  };
}

function punch(stance: Stance): Hand {
  return { along: 0.24 + Math.sin(stance.swing * Math.PI) * 0.42, across: 0.16 };
}

function throwing(stance: Stance, swayed: { left: Hand; right: Hand }, picture: WeaponPicture): Hold {
  const share = stance.throwing;
  const along = share < 0.4 ? 0.2 - share * 1.1 : share < 1 ? -0.24 + (share - 0.4) * 1.5 : swayed.right.along;
  const right = { along, across: share < 1 ? 0.34 - share * 0.14 : swayed.right.across };
  const isInHand = share < 0.55 || share >= 1;
  return {
    left: swayed.left,
    right,
    carried: isInHand ? { picture, along: right.along + 0.06, across: right.across, turn: 0.3 } : null,
  };
}

/** Returns one hand forward, open; the weapon stays low in the other. */
function casting(stance: Stance, picture: WeaponPicture | null, swayed: { left: Hand; right: Hand }): Hold {
  const reach = stance.casting;
  const left = {
    along: swayed.left.along + (0.52 - swayed.left.along) * reach,
    across: swayed.left.across + (-0.08 - swayed.left.across) * reach,
  };
  const right = { along: 0.16, across: 0.34 };
  return { left, right, carried: picture ? { picture, along: 0.2, across: 0.36, turn: 0.35 } : null };
}
