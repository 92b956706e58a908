// Saying that something goes on, once it has for a while.

/** Milliseconds after which it is said that something goes on, and that it can be stopped. */
const LONG = 1000;

/** Something that mostly takes a moment. Made while a component is. */
export class Lasting {
  /** Whether it goes on for so long that it is to be said. */
  long = $state(false);

  constructor(busy: () => boolean) {
    $effect(() => {
      if (!busy()) {
        this.long = false;
        return undefined;
      }
      const timer = setTimeout(() => (this.long = true), LONG);
      return () => clearTimeout(timer);
    });
  }
}
