// What is chosen of coded excerpts, and what of it can still be meant. Pure.
import type { ExcerptsForm, ExcerptsOrder, ForWhom, ExcerptsRequest, ExcerptStance } from '../ipc/types';

/** What is chosen, as the study keeps it. */
export interface ExportChoice {
  purpose: ForWhom;
  form: ExcerptsForm;
  /** Ids of codes, each with all below it. */
  codes: readonly string[];
  /** Ids of categories; none is everybody. */
  categories: readonly string[];
  stances: readonly ExcerptStance[];
  quotable: boolean;
  /** Ids of interviewees, for the team; none is everybody. */
  interviewees: readonly string[];
  /** Id of the coder whose codings leave, for the team; `null` is everybody's. */
  coder: string | null;
  /** Ids of saved searches, for the team; none is whatever they find. */
  searches: readonly string[];
  order: ExcerptsOrder;
  link: boolean;
  /** Labels that step up with a rare one, for a publication; none is the next smallest of each category. */
  partners: readonly string[];
  context: boolean;
  turns: boolean;
  memos: boolean;
  counts: boolean;
}

/** What nobody has chosen otherwise: what is guarded, of no code yet. */
export const USUAL: ExportChoice = {
  purpose: 'publication',
  form: 'docx',
  codes: [],
  categories: [],
  stances: [],
  quotable: false,
  interviewees: [],
  coder: null,
  searches: [],
  order: 'theme_category',
  link: false,
  partners: [],
  context: false,
  turns: true,
  memos: true,
  counts: true,
};

/** Orders as they are offered. One by interview would show what is one person's. */
export const ORDERS: readonly { value: ExcerptsOrder; words: string; forTeam: boolean }[] = [
  { value: 'theme_category', words: 'Theme, then category', forTeam: false },
  { value: 'category_theme', words: 'Category, then theme', forTeam: false },
  { value: 'interview', words: 'Interview, then place', forTeam: true },
];

/** A cell of the matrix, to be exported. */
export interface ExportedCell {
  /** Id of the code; `null` for all of a column. */
  code: string | null;
  /** Heading of the column; `null` for all of a row. */
  heading: string | null;
  /** Whether columns are categories. */
  byCategory: boolean;
  /** Ids of those who raised it. */
  people: readonly string[];
}

/**
 * The choice of what stands behind a cell. A category may be published; any other column is a choice of people, which
 * is for the team. `themes` are ids of all themes.
 */
export function choiceOfCell(
  { code, heading, byCategory, people }: ExportedCell,
  themes: readonly string[],
  categories: readonly { id: string; path: string }[],
): Partial<ExportChoice> {
  const category = byCategory ? categories.find(({ path }) => path === heading) : undefined;
  const chosen: Partial<ExportChoice> = {
    codes: code === null ? themes : [code],
    categories: category ? [category.id] : [],
    stances: [],
    quotable: false,
    interviewees: [],
    coder: null,
    searches: [],
  };
  return heading === null || category ? chosen : { ...chosen, purpose: 'team', interviewees: people };
}

/** What the study has of what can be chosen. */
export interface Known {
  /** Categories that somebody stands in, with the path by which the core knows them. */
  categories: readonly { id: string; path: string }[];
  interviewees: readonly { id: string }[];
  coders: readonly { id: string }[];
  searches: readonly { id: string }[];
}

/** What can still be meant by what was chosen. */
export interface Meant {
  /** Paths of categories. */
  categories: readonly string[];
  interviewees: readonly string[];
  coder: string | null;
  searches: readonly string[];
  order: ExcerptsOrder;
  /** Why nothing is like what was chosen: that all of one choice is gone means nobody, never everybody. */
  gone: string | null;
}

const among = (chosen: readonly string[], known: readonly { id: string }[]): string[] => {
  const ids = new Set(known.map(({ id }) => id));
  return chosen.filter((id) => ids.has(id));
};

/** Drops what is gone from the study, and what is not for a publication. */
export function meant(choice: ExportChoice, known: Known): Meant {
  const forTeam = choice.purpose === 'team';
  const chosen = {
    interviewees: forTeam ? choice.interviewees : [],
    coders: forTeam && choice.coder !== null ? [choice.coder] : [],
    searches: forTeam ? choice.searches : [],
  };
  const categories = known.categories.filter(({ id }) => choice.categories.includes(id));
  const interviewees = among(chosen.interviewees, known.interviewees);
  const coders = among(chosen.coders, known.coders);
  const searches = among(chosen.searches, known.searches);
  const emptied = (before: readonly unknown[], now: readonly unknown[]): boolean =>
    before.length > 0 && now.length === 0;
  const gone = emptied(choice.categories, categories)
    ? 'Nobody stands in the chosen categories any more.'
    : emptied(chosen.interviewees, interviewees)
      ? 'None of the chosen interviewees is in the study any more.'
      : emptied(chosen.coders, coders)
        ? 'The chosen coder is not in the study any more.'
        : emptied(chosen.searches, searches)
          ? 'None of the chosen searches is saved any more.'
          : null;
  const order = ORDERS.find(({ value }) => value === choice.order);
  return {
    categories: categories.map(({ path }) => path),
    interviewees,
    coder: coders[0] ?? null,
    searches,
    order: order && (forTeam || !order.forTeam) ? order.value : USUAL.order,
    gone,
  };
}

/** How many choices narrow besides codes, categories and marks; for the team alone. */
export function narrowings({ interviewees, coder, searches }: ExportChoice): number {
  return interviewees.length + searches.length + (coder === null ? 0 : 1);
}

/** What the core is asked for. */
export function requestOf(choice: ExportChoice, codes: readonly string[], now: Meant): ExcerptsRequest {
  const { purpose, stances, quotable, link, partners, context, turns, memos, counts } = choice;
  const { categories, interviewees, coder, searches, order } = now;
  return {
    purpose,
    codes: [...codes],
    categories: [...categories],
    stances: [...stances],
    quotable,
    interviewees: [...interviewees],
    coder,
    searches: [...searches],
    order,
    link,
    partners: purpose === 'publication' ? [...partners] : [],
    context,
    turns,
    memos,
    counts,
  };
}
