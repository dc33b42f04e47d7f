/**
 * A list of integers that is filled and cleared frequently: clearing keeps its memory, so that nothing is left to the
 * garbage collector.
 */
export class NumberList {
  values = new Int32Array(256);
  length = 0;

  clear(): void {
    this.length = 0;
  }

  push(value: number): void {
    if (this.length === this.values.length) this.grow();
    this.values[this.length++] = value;
  }

  push3(one: number, two: number, three: number): void {
    const { length } = this;
    if (length + 3 > this.values.length) this.grow();
    const { values } = this;
    values[length] = one;
    values[length + 1] = two;
    values[length + 2] = three;
    this.length = length + 3;
  }

  at(index: number): number {
    return this.values[index] ?? 0;
  }

  private grow(): void {
    const larger = new Int32Array(this.values.length * 2);
    larger.set(this.values);
    this.values = larger;
  }
}
