import type { TileSpot } from '@necp/shared/kernel';
import type { AbilityContent, StatusContent } from '@necp/shared/ability/content';
import type { EffectName } from '../audio/effects';
import type { NumberKind } from '../overlay/numbers';
import type { Stance } from '../people/stance';
import type { Nameplate } from '../combat-types';
import type { Particles } from './particles';
import type { Surface } from './recipes/shots';

/** A player, person or machine that combat events can happen to, as it is shown right now. */
export interface Actor {
  readonly id: number;
  readonly x: number;
  readonly y: number;
  readonly facing: number;
  readonly stance: Stance;
  readonly content: string;
  readonly isSelf: boolean;
  readonly isHostile: boolean;
  readonly isMachine: boolean;
  /** How much larger than a person. */
  readonly size: number;
}

export interface ShowParts {
  readonly particles: Particles;
  readonly actor: (id: number) => Actor | null;
  readonly surface: (x: number, y: number) => Surface;
  readonly ability: (id: string) => AbilityContent | undefined;
  readonly status: (id: string) => StatusContent | undefined;
  readonly sound: (name: EffectName, at: TileSpot, loudness?: number) => void;
  readonly number: (words: string, at: { readonly x: number; readonly y: number; readonly kind: NumberKind }) => void;
  readonly word: (key: CombatWord) => string;
  /** Who an entity is for the interface, while it is in view. */
  readonly nameplate: (id: number) => Nameplate;
  readonly say: (actor: Actor, line: string) => void;
  /** Shakes the picture, 0..1, less when it is far away. */
  readonly shake: (power: number, at: TileSpot) => void;
  /** Freezes the picture for a moment. */
  readonly freeze: () => void;
  readonly nowMs: () => number;
}

export type CombatWord = 'dodged' | 'safe' | 'interrupted' | 'level' | 'cover';
