/** Something that can be found by typing a part of its words. */
export interface Findable {
  id: string;
  words: string;
  /** UTF-16 range of the words that matched. */
  hit?: readonly [from: number, to: number] | null;
  /** A second line, in grey. */
  under?: string;
  /** Colour class and marker of a code; nothing is drawn without. */
  mark?: { colour: string; theme: number; depth: number };
  /** Stands apart from what was found: an offer to make something new. */
  apart?: boolean;
}
