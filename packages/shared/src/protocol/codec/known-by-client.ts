import { placeOfId, rememberedPlaces } from './frame';

/** The entity descriptions that a client knows, limited to the number both sides remember. */
export class KnownByClient {
  private ids: Uint32Array | null = null;
  private revisions = new Uint8Array(0);

  /** Checks whether the client knows the current description; if not, it is marked as sent now. */
  knows(id: number, revision: number): boolean {
    if (this.ids === null) {
      this.ids = new Uint32Array(rememberedPlaces);
      this.revisions = new Uint8Array(rememberedPlaces);
    }
    const place = placeOfId(id);
    if (this.ids[place] === id && this.revisions[place] === revision) return true;
    this.ids[place] = id;
    this.revisions[place] = revision;
    return false;
  }

  /** Marks the new description of an entity in view as sent. */
  revise(id: number, revision: number): void {
    const place = placeOfId(id);
    if (this.ids?.[place] === id) this.revisions[place] = revision;
  }

  clear(): void {
    this.ids?.fill(0);
  }
}
