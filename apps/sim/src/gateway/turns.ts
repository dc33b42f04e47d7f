/** Limits how many tasks run at once; the others wait their turn, first come first served. */
export class Turns {
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  /** @param mostWaiting beyond this number a new task is refused at once */
  constructor(
    private readonly mostRunning: number,
    private readonly mostWaiting: number,
  ) {}

  /** @throws RangeError when too many wait already */
  async take<T>(work: () => Promise<T>): Promise<T> {
    if (this.running >= this.mostRunning) {
      if (this.waiting.length >= this.mostWaiting) throw new RangeError('too many wait');
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    } else {
      this.running++;
    }
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next === undefined) this.running--;
      else next();
    }
  }
}
