// Locks when nobody has touched the window for a while. Time is read from the clock, not counted: a computer that
// slept, or timers that were held back, make no difference.

/** How often the clock is looked at, in milliseconds. */
const LOOK = 15_000;

/** How long before locking it is said, in milliseconds. */
const NOTICE = 60_000;

/** What idling needs to know. */
export interface IdleSurroundings {
  /** Minutes until it locks; 0 is never. */
  minutes: () => number;
  /** Locks. */
  lock: () => unknown;
}

/** Watches how long nobody has touched the window. */
export class Idle {
  /** Whether it locks within a minute. */
  soon = $state(false);
  private touched = 0;
  private timer: ReturnType<typeof setInterval> | undefined;

  constructor(private readonly around: IdleSurroundings) {}

  /** Begins to watch, in an open study. */
  begin(): void {
    this.end();
    this.touched = Date.now();
    this.timer = setInterval(() => this.look(), LOOK);
  }

  /** Ends watching. */
  end(): void {
    clearInterval(this.timer);
    this.timer = undefined;
    this.soon = false;
  }

  /** Hears of a key or the pointer. Whoever comes back too late finds it locked: then it says so. */
  touch(): boolean {
    if (this.timer === undefined) return false;
    if (this.look()) return true;
    this.touched = Date.now();
    this.soon = false;
    return false;
  }

  /** Locks where it is time. */
  private look(): boolean {
    const minutes = this.around.minutes();
    if (minutes <= 0) {
      this.soon = false;
      return false;
    }
    const left = this.touched + minutes * 60_000 - Date.now();
    this.soon = left <= Math.min(NOTICE, minutes * 30_000);
    if (left > 0) return false;
    this.end();
    this.around.lock();
    return true;
  }
}
