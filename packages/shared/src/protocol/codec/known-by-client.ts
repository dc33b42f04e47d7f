import { placeOfId, rememberedPlaces } from './frame';

/** Whose description a client was told, and which; of as many as both sides remember. */
export class KnownByClient {
  private ids: Uint32Array | null = null;
  private revisions = new Uint8Array(0);

  /** Whether the client knows this one as it is now; if not, it is told now. */
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

  /** Somebody in sight was described anew. */
  revise(id: number, revision: number): void {
    const place = placeOfId(id);
    if (this.ids?.[place] === id) this.revisions[place] = revision;
  }

  clear(): void {
    this.ids?.fill(0);
  }
}
