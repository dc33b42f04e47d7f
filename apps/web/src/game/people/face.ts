import type { DressedLook } from '@necp/shared/character/outfit';

/** Colours and measures that all layers of one face share. */
export interface PortraitFace {
  readonly look: DressedLook;
  readonly skin: string;
  readonly skinDark: string;
  readonly skinLight: string;
  readonly hair: string;
  readonly eye: string;
  readonly implant: string;
  readonly cloth: string;
  readonly rim: string;
  /** Half width of the cheeks and of the jaw. */
  readonly cheek: number;
  readonly jaw: number;
}
