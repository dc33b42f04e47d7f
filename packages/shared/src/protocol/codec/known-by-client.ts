import { placeBits, placeOfId, rememberedPlaces } from './frame';

const revisionBits = 8;
/** Is set in every description, so that none is 0. */
const sentBit = 1 << 30;

/** The entity descriptions that a client knows, limited to the number both sides remember. */
export class KnownByClient {
  /**
   * The description sent last at each place, 0 for none: one number, so that a look-up reads the memory once. It
   * consists of the revision and the bits of the entity's id that the place does not contain.
   */
  private sent: Uint32Array | null = null;

  /** Checks whether the client knows the current description; if not, it is marked as sent now. */
  knows(id: number, revision: number): boolean {
    this.sent ??= new Uint32Array(rememberedPlaces);
    const place = placeOfId(id);
    const description = descriptionOf(id, revision);
    if (this.sent[place] === description) return true;
    this.sent[place] = description;
    return false;
  }

  /** Marks the new description of an entity in view as sent. */
  revise(id: number, revision: number): void {
    const place = placeOfId(id);
    const before = this.sent?.[place] ?? 0;
    if (this.sent !== null && before >> revisionBits === descriptionOf(id, 0) >> revisionBits)
      this.sent[place] = descriptionOf(id, revision);
  }

  clear(): void {
    this.sent?.fill(0);
  }
}

function descriptionOf(id: number, revision: number): number {
  return sentBit | ((id >>> placeBits) << revisionBits) | revision;
}
