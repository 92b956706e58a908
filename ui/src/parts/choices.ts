// What a field offers while something is typed into it. Pure.

/** Something to choose. */
export interface FieldChoice {
  value: string;
  words: string;
  /** Further words beside it, which are found too. */
  detail?: string | undefined;
}

/** How many are shown at once. */
export const MOST = 60;

const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Choices that hold every word, those that begin with the words first. Without words, all. */
export function choicesFor(choices: readonly FieldChoice[], typed: string): FieldChoice[] {
  const wanted = fold(typed.trim());
  if (wanted === '') return choices.slice(0, MOST);
  const words = wanted.split(/\s+/u);
  const found = choices.filter((one) => {
    const text = fold(`${one.words} ${one.detail ?? ''}`);
    return words.every((word) => text.includes(word));
  });
  const begins = (one: FieldChoice): boolean => fold(one.words).startsWith(wanted);
  return [...found.filter(begins), ...found.filter((one) => !begins(one))].slice(0, MOST);
}

/** Whether something typed is one of the choices already, by its words. */
export function isChoice(choices: readonly FieldChoice[], typed: string): boolean {
  const wanted = fold(typed.trim());
  return choices.some((one) => fold(one.words) === wanted);
}
