// The name of a code in the words of the one who spoke. Pure.

/** Longest name that is proposed, in letters. */
const LONGEST = 60;

/** Signs that would be read as levels of a path, or that only ended a sentence. */
const LEVELS = /\s*>\s*/gu;
const AROUND = /^[\s"'“”‘’«»()[\]…,;:.–—-]+|[\s"'“”‘’«»()[\]…,;:.–—-]+$/gu;

/** A name from selected words: one line, without the signs around it, cut between two words where it is long. */
export function nameFrom(words: string): string {
  const line = words.replace(/\s+/gu, ' ').replace(LEVELS, ' ').replace(AROUND, '');
  const letters = [...line];
  if (letters.length <= LONGEST) return line;
  const cut = letters.slice(0, LONGEST + 1).join('');
  const between = cut.lastIndexOf(' ');
  const kept = between > LONGEST / 3 ? cut.slice(0, between) : letters.slice(0, LONGEST).join('');
  return `${kept.replace(AROUND, '')}…`;
}
