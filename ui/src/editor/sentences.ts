// Sentences of a turn. Pure; offsets in UTF-16 units of the text that is given.

/** Part of a text, end exclusive. */
export interface Part {
  from: number;
  to: number;
}

/** Abbreviations that never end a sentence, in the languages of the interviews. Lower case, without the last dot. */
const NEVER_LAST = new Set(
  (
    'dr dra mr mrs ms prof rev lt sgt cpl cpt capt det ofc insp supt sr sra srta ud uds ' +
    'e.g i.e cf vs viz approx pp vol'
  ).split(' '),
);

/** Abbreviations that may end one: they do where the next word is one that sentences begin with. */
const SOMETIMES_LAST = new Set(
  (
    'u.s u.s.a u.k d.c a.m p.m etc inc ltd co corp jr st ave blvd gen gov art fig ed al mx ' +
    'jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun'
  ).split(' '),
);

const BEGINNERS =
  /^(?:i|you|he|she|it|we|they|the|a|an|and|but|so|or|that|this|these|those|there|here|then|if|when|what|who|how|why|in|on|at|after|before|because|well|yes|no|my|our|their|his|her|some|nobody|everybody|people)\b/iu;

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });

/**
 * Sentences of a text, ascending, without the blanks between them. The rules of Unicode split after `Dr.` and after
 * “Stop!” before `she said`: such pieces are joined again.
 */
export function sentences(text: string): Part[] {
  const found: Part[] = [];
  let open: number | null = null;
  for (const { segment, index } of segmenter.segment(text)) {
    const end = index + segment.length;
    open ??= index;
    if (goesOn(text.slice(open, end), text.slice(end, end + 40))) continue;
    push(found, text, open, end);
    open = null;
  }
  if (open !== null) push(found, text, open, text.length);
  return found;
}

/** The sentence at a position, else the one after it, else the last. */
export function sentenceAt(all: readonly Part[], position: number): Part | undefined {
  return all.find((one) => position < one.to) ?? all.at(-1);
}

function push(found: Part[], text: string, from: number, to: number): void {
  while (from < to && /\s/u.test(text[from] ?? '')) from += 1;
  while (to > from && /\s/u.test(text[to - 1] ?? '')) to -= 1;
  if (from < to) found.push({ from, to });
}

/** Whether what looks like the end of a sentence is not one. */
function goesOn(before: string, next: string): boolean {
  if (next === '' || /[\n\u2029]\s*$/u.test(before)) return false;
  const after = next.replace(/^[\s"'“”‘’«»()[\]]+/u, '');
  if (/^\p{Ll}/u.test(after)) return true;
  const last = /(?:^|[\s("'“‘«[])([\p{L}.]+)\.\s*$/u.exec(before)?.[1]?.toLowerCase();
  if (last === undefined) return false;
  if (NEVER_LAST.has(last)) return true;
  // A lone capital is an initial, but `I` ends sentences.
  if (/^\p{L}$/u.test(last) && last !== 'i') return true;
  if (last === 'no') return /^\d/u.test(after);
  return SOMETIMES_LAST.has(last) && !BEGINNERS.test(after);
}
