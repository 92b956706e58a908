// Long interviews that are made, not found: the same each time.

const WORDS =
  'the officer asked where she had been and nobody wrote it down because it was late and the form had no line'.split(
    ' ',
  );
/** Draws the same numbers each time, each below what it is asked for. */
export function numbers() {
  let seed = 7;
  return (below) => (seed = (seed * 16807) % 2147483647) % below;
}

/** A transcript of at least so many letters: short questions and long answers. */
export function transcriptOf(letters) {
  const next = numbers();
  let text = '';
  for (let turn = 0; text.length < letters; turn += 1) {
    const asked = turn % 2 === 0;
    const count = asked ? 8 + next(24) : 30 + next(370);
    const words = Array.from({ length: count }, () => WORDS[next(WORDS.length)]).join(' ');
    text += `${asked ? 'Interviewer' : 'Respondent'}: ${words}.\n\n`;
  }
  return text;
}
