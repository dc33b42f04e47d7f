/** Whether every public zone was seen to be hosted; once it is ready it stays so. */
export class Readiness {
  private wasReady = false;
  private readonly waiting = new Set<() => void>();

  get isReady(): boolean {
    return this.wasReady;
  }

  /** Is called once every public zone is hosted; all callers of `within` go on. */
  markReady(): void {
    this.wasReady = true;
    for (const resolve of this.waiting) resolve();
  }

  /** Waits at most this long. */
  async within(mostMs: number): Promise<boolean> {
    if (this.wasReady) return true;
    await new Promise<void>((resolve) => {
      const done = () => {
        clearTimeout(timer);
        this.waiting.delete(done);
        resolve();
      };
      const timer = setTimeout(done, mostMs);
      this.waiting.add(done);
    });
    return this.wasReady;
  }
}
