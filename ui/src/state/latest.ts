// Replies of the core may come in another order than they were asked for. What is read again and again counts only
// as it was asked for last, and is read once more where something was put in place while it was read.

/** Readings of one thing. */
export class Latest {
  private begun = 0;
  private placed = 0;
  private last: Promise<void> = Promise.resolve();

  /** Reads, and takes what was read unless a later reading does. Done when the last reading is. */
  read<T>(ask: () => Promise<T>, take: (read: T) => void): Promise<void> {
    this.last = this.attempt(ask, take);
    return this.last;
  }

  /** Hears that something was put in place without reading: what is being read now may not have it. */
  place(): void {
    this.placed += 1;
  }

  /** Gives up what is being read, for locking. */
  forget(): void {
    this.begun += 1;
    this.last = Promise.resolve();
  }

  private async attempt<T>(ask: () => Promise<T>, take: (read: T) => void): Promise<void> {
    this.begun += 1;
    const { begun, placed } = this;
    const read = await ask();
    if (begun !== this.begun) return this.last;
    if (placed !== this.placed) return this.read(ask, take);
    take(read);
    return undefined;
  }
}
