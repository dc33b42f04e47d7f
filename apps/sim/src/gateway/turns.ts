import PQueue from 'p-queue';

/** Limits how many tasks run at once; the others wait their turn, first come first served. */
export class Turns {
  private readonly queue: PQueue;

  /** @param mostWaiting beyond this number a new task is refused at once */
  constructor(
    mostRunning: number,
    private readonly mostWaiting: number,
  ) {
    this.queue = new PQueue({ concurrency: mostRunning });
  }

  /** @throws RangeError when too many wait already */
  async take<T>(work: () => Promise<T>): Promise<T> {
    const { pending, concurrency, size } = this.queue;
    if (pending >= concurrency && size >= this.mostWaiting) throw new RangeError('too many wait');
    return this.queue.add(work);
  }
}
