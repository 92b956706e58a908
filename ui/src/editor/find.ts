// Finding words in a transcript. Pure; offsets in UTF-16 units.

/** A place where the words were found, end exclusive. */
export interface Found {
  from: number;
  to: number;
}

/** A stretch that is not searched: the label of a turn, which nobody said. */
export interface Unsaid {
  from: number;
  to: number;
}

/** Signs that mean the same to a reader. One unit becomes one unit. */
const ALIKE: Readonly<Record<string, string>> = {
  '‘': "'",
  '’': "'",
  '“': '"',
  '”': '"',
  '–': '-',
  '—': '-',
  '\u2011': '-',
  '\u00a0': ' ',
  '\u202f': ' ',
  '\n': ' ',
};

interface Folding {
  text: string;
  /** Unit of the original for each unit of the folded text, and its end; `null` where they are the same. */
  map: Uint32Array | null;
}

/** A transcript made ready to be searched. Folding is done once, when it is first needed. */
export class Haystack {
  private folded: Folding | undefined;
  private plain: string | undefined;

  constructor(
    private readonly text: string,
    private readonly unsaid: readonly Unsaid[] = [],
  ) {}

  /** Every place that holds the words, ascending and apart. Without `exact`, case and accents do not matter. */
  find(words: string, exact = false): Found[] {
    const { text, map } = exact ? this.asWritten() : (this.folded ??= fold(this.text));
    const wanted = exact ? alike(words) : fold(words).text;
    if (wanted.trim() === '') return [];
    const found: Found[] = [];
    for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at)) {
      const end = at + wanted.length;
      const place = map ? { from: map[at] ?? 0, to: map[end] ?? this.text.length } : { from: at, to: end };
      if (!this.isUnsaid(place)) found.push(place);
      at = end;
    }
    return found;
  }

  private asWritten(): Folding {
    this.plain ??= alike(this.text);
    return { text: this.plain, map: null };
  }

  private isUnsaid({ from, to }: Found): boolean {
    let low = 0;
    let high = this.unsaid.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.unsaid[middle]?.to ?? 0) <= from) low = middle + 1;
      else high = middle;
    }
    const next = this.unsaid[low];
    return next !== undefined && next.from < to;
  }
}

/** The place after a position, round to the first; `-1` where there is none. */
export function nextFrom(found: readonly Found[], position: number): number {
  const at = found.findIndex((one) => one.from >= position);
  return at < 0 && found.length > 0 ? 0 : at;
}

function alike(text: string): string {
  return text.replace(/[‘’“”–—\u2011\u00a0\u202f\n]/gu, (sign) => ALIKE[sign] ?? sign);
}

/** Without case and accents. A letter and the accents that follow it become one place of the map. */
function fold(text: string): Folding {
  if (!/[^\p{ASCII}]/u.test(text)) return { text: text.replaceAll('\n', ' ').toLowerCase(), map: null };
  const pieces: string[] = [];
  const map: number[] = [];
  for (let at = 0; at < text.length;) {
    const letter = String.fromCodePoint(text.codePointAt(at) ?? 0);
    const piece = foldedLetter(letter);
    pieces.push(piece);
    for (let unit = 0; unit < piece.length; unit += 1) map.push(at);
    at += letter.length;
  }
  map.push(text.length);
  return { text: pieces.join(''), map: Uint32Array.from(map) };
}

const known = new Map<string, string>();

function foldedLetter(letter: string): string {
  let folded = known.get(letter);
  if (folded === undefined) {
    folded = (ALIKE[letter] ?? letter).normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
    known.set(letter, folded);
  }
  return folded;
}
