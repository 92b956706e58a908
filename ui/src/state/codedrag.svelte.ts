// A code that is carried from the tree to somewhere else in the window. The tree lifts it and says where the pointer
// is; whatever can take a code, such as the transcript, says so and is handed it.

/** A code under the pointer, in pixels of the window. */
export interface CarriedCode {
  /** Id of the code. */
  code: string;
  x: number;
  y: number;
}

/** A part of the window that a code can be dropped on. */
export interface DropTarget {
  /**
   * Hears where a code is over this part. Answers what a drop would do there, as words beside the pointer; `null`
   * where it would do nothing.
   */
  over: (carried: CarriedCode) => string | null;
  /** Takes the code. Only called where `over` answered with words. */
  drop: (carried: CarriedCode) => unknown;
  /** Hears that no code is over this part any more. */
  left: () => void;
}

/** The code being carried, if any. */
export class CodeDrag {
  carried = $state.raw<CarriedCode | null>(null);
  /** What a drop would do where the pointer is; `null` where it would do nothing. */
  words = $state<string | null>(null);
  private readonly targets = new Set<DropTarget>();
  private under: DropTarget | null = null;

  /** Makes a part of the window one that codes can be dropped on. Answers how to stop. */
  accept(target: DropTarget): () => void {
    this.targets.add(target);
    return () => {
      this.targets.delete(target);
      if (this.under === target) this.under = null;
    };
  }

  /** Carries a code to a place in the window. */
  carry(carried: CarriedCode): void {
    this.carried = carried;
    for (const target of this.targets) {
      const words = target.over(carried);
      if (words === null) continue;
      if (this.under !== target) this.under?.left();
      this.under = target;
      this.words = words;
      return;
    }
    this.leave();
  }

  /** Lets the code go where it is. Answers whether a part of the window took it. */
  drop(): boolean {
    const { carried, under } = this;
    if (carried && under && this.words !== null) under.drop(carried);
    const taken = carried !== null && under !== null;
    this.giveUp();
    return taken;
  }

  /** Carries nothing any more; nothing happens. */
  giveUp(): void {
    this.leave();
    this.carried = null;
  }

  private leave(): void {
    this.under?.left();
    this.under = null;
    this.words = null;
  }
}
