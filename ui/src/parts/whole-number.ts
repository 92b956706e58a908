// What is wrong with a number that was typed.

/** Says what is wrong where it is no whole number from `least` to `most`. */
export function wholeNumber(least: number, most: number): (typed: string) => string | null {
  return (typed) => {
    const words = typed.trim();
    const right = /^\d+$/u.test(words) && Number(words) >= least && Number(words) <= most;
    return right ? null : `Type a whole number from ${least} to ${most}.`;
  };
}
