// Actions of Search: asking, going through what was found, and doing something with it.
import { tick } from 'svelte';
import type { FoundHit, MemoAbout, SearchSort, TranscriptView } from '../ipc/types';
import { copyWords } from '../parts/clipboard';
import { quotationsOf, type Quoted } from '../state/search-quoting';
import { plural } from '../state/words';
import { inCode, type Command } from './command';
import type { Desk } from './desk';
import { show as showMemos } from './memos';

const shown = ({ workspace }: Desk): boolean => workspace.section === 'search';
/** Whether something is found in what is shown. */
export const found = (desk: Desk): boolean =>
  shown(desk) && (desk.workspace.search.answer?.passages ?? 0) > 0;
const mayWrite = ({ workspace }: Desk): boolean => workspace.session.mayWrite;

const step = <Id extends string>(id: Id, words: string, keys: string, by: 1 | -1) => ({
  id,
  words,
  group: 'Search' as const,
  keys: [keys],
  where: 'search' as const,
  repeats: true as const,
  run: ({ workspace: { search } }: Desk) => {
    const next = search.list.beside(by);
    if (next !== undefined) search.list.go(next);
  },
});

const sort = <Id extends string>(id: Id, by: SearchSort, words: string) => ({
  id,
  words,
  group: 'Search' as const,
  keys: [],
  where: 'study' as const,
  able: found,
  run: ({ workspace: { search } }: Desk) => search.choose({ sort: by }),
});

/** Actions of Search. */
export const SEARCH = [
  {
    id: 'search.everywhere',
    words: 'Search all interviews, for what is selected',
    group: 'Search',
    keys: ['Mod+Shift+F'],
    where: 'study',
    run: async ({ workspace }) => {
      const { search, places } = workspace;
      const words = selectedWords(workspace);
      if (workspace.section !== 'search') places.leave();
      search.lookFor(words);
      await workspace.go('search');
    },
  },
  {
    id: 'search.query',
    words: 'Change the query',
    group: 'Search',
    keys: ['Mod+F', 'F', '/'],
    where: 'search',
    run: ({ workspace: { search } }) => search.takeKeyboard(0, [...search.typed].length),
  },
  {
    id: 'search.regex',
    words: 'Regular expression, or words and codes',
    group: 'Search',
    keys: ['Alt+R'],
    where: 'study',
    able: shown,
    run: ({ workspace: { search, status } }) => {
      status.say(
        search.regex ? 'Words and codes are searched for' : 'One regular expression is searched for',
      );
      return search.choose({ regex: !search.regex });
    },
  },
  {
    id: 'search.open',
    words: 'Show it in its interview',
    group: 'Search',
    keys: ['Enter'],
    where: 'search',
    able: ({ workspace }) => workspace.search.list.row !== null,
    run: open,
  },
  {
    id: 'search.back',
    words: 'Back to what was found',
    group: 'Search',
    keys: ['Backspace'],
    where: 'reading',
    able: (desk) => inCode(desk) && desk.workspace.places.before('section') === 'search',
    run: ({ workspace }) => workspace.attempt(() => workspace.places.goBack()),
  },
  step('search.next', 'Next hit', 'J', 1),
  step('search.previous', 'Hit before', 'K', -1),
  {
    id: 'search.choose',
    words: 'Choose the hit, or no longer',
    group: 'Search',
    keys: ['Space'],
    where: 'search',
    run: ({ workspace: { search } }) => {
      if (search.list.current !== null) search.list.toggle(search.list.current);
    },
  },
  {
    id: 'search.all',
    words: 'Choose every hit',
    group: 'Search',
    keys: ['Mod+A'],
    where: 'search',
    run: ({ workspace: { search } }) => search.list.chooseAll(),
  },
  {
    id: 'search.code',
    words: 'Code the chosen hits, or all',
    group: 'Search',
    keys: ['C'],
    where: 'search',
    able: (desk) => found(desk) && mayWrite(desk),
    run: ({ workspace: { search } }) => {
      const { answer } = search;
      search.acts.askCode(
        search.request(),
        search.list.target,
        answer?.hits_total ?? answer?.hits.length ?? 0,
      );
    },
  },
  {
    id: 'search.memo',
    words: 'Memo on the hit',
    group: 'Search',
    keys: ['M'],
    where: 'search',
    able: (desk) => desk.workspace.search.list.hit !== null && mayWrite(desk),
    run: memo,
  },
  {
    id: 'search.copy',
    words: 'Copy the hits with attribution',
    group: 'Search',
    keys: ['Mod+C'],
    where: 'search',
    able: ({ workspace: { search } }) => search.list.chosenHits.length > 0 || search.list.hit !== null,
    run: copy,
  },
  {
    id: 'search.save',
    words: 'Save this search',
    group: 'Search',
    keys: ['Mod+D'],
    where: 'study',
    able: (desk) => shown(desk) && mayWrite(desk) && desk.workspace.search.isQuery,
    run: ({ workspace: { search } }) => {
      search.searches.listed = false;
      search.searches.naming = !search.searches.naming;
    },
  },
  {
    id: 'search.saved',
    words: 'Saved searches',
    group: 'Search',
    keys: ['Mod+Shift+D'],
    where: 'study',
    able: shown,
    run: ({ workspace: { search } }) => {
      search.searches.naming = false;
      search.searches.listed = !search.searches.listed;
    },
  },
  {
    id: 'search.clear',
    words: 'Search without filters',
    group: 'Search',
    keys: [],
    where: 'study',
    able: (desk) => shown(desk) && desk.workspace.search.narrowed,
    run: ({ workspace: { search } }) => search.clearFilters(),
  },
  sort('search.sort.category', 'category', 'List the hits by category'),
  sort('search.sort.interview', 'interview', 'List the hits by interview'),
  sort('search.sort.date', 'date', 'List the hits by date'),
  sort('search.sort.relevance', 'relevance', 'List the hits that fit best first'),
] as const satisfies readonly Command[];

/** Name of the choice that says that this coder knows what a file for the team holds. */
const EXPORTS = 'search.exports';

/** Asks whether hits may be written to a file for the team; whoever agreed once is not asked again. */
export function takeHits(desk: Desk): unknown {
  const { preferences, search } = desk.workspace;
  if (preferences.get<boolean>(EXPORTS, false)) return exportHits(desk);
  search.acts.exporting = true;
  return undefined;
}

/** Writes hits to a file for the team. Whoever does it once has confirmed what is in such a file. */
export function exportHits({ workspace }: Desk): unknown {
  const { search, status, preferences } = workspace;
  return workspace.attempt(async () => {
    const done = await search.acts.export(search.request(), search.list.target);
    if (!done) return;
    preferences.set(EXPORTS, true, true);
    status.say(done.said);
  });
}

/** Words that are selected in the transcript that is read, or anywhere on the page. */
function selectedWords({ section, transcript }: Desk['workspace']): string {
  const read = section === 'code' ? transcript.selection?.text : undefined;
  return read ?? window.getSelection()?.toString() ?? '';
}

/** Opens what the keyboard is at: a hit in its interview, a person's interview, a group, or the rest of one. */
function open({ workspace }: Desk): unknown {
  const { search, interviews } = workspace;
  const { row } = search.list;
  switch (row?.kind) {
    case 'hit':
      return workspace.goToHit(row.hit);
    case 'group':
      search.list.fold(row.key, row.open);
      return undefined;
    case 'more':
      search.list.showMore(row.group);
      return undefined;
    case 'rest':
      return search.listAll();
    case 'note':
      if (row.note.place) return workspace.goToPassage(row.note.place);
      if (row.note.kind === 'definition') return workspace.goToCode(row.note.id);
      return workspace.attempt(() => workspace.memos.show(aboutOf(row.note)));
    case 'person': {
      const [first] = row.person.transcripts;
      if (first === undefined || !interviews.rows.some((one) => one.transcript === first)) return undefined;
      workspace.places.leave();
      return workspace.openInterview(first);
    }
    default:
      return undefined;
  }
}

function aboutOf({ about, target }: { about: string; target: string | null }): MemoAbout | null {
  if (about === 'study') return { kind: 'study' };
  const kinds = ['interview', 'interviewee', 'code', 'coding'] as const;
  const kind = kinds.find((one) => one === about);
  return kind === undefined || target === null ? null : { kind, id: target };
}

/** A memo on the coding that the hit touches; where there is none, on its interview, beginning with the words. */
async function memo(desk: Desk): Promise<void> {
  const { search, interviews, memos } = desk.workspace;
  const { hit } = search.list;
  if (!hit) return;
  const [coding] = hit.codings;
  if (coding !== undefined) {
    await showMemos(desk, { kind: 'coding', id: coding });
    return;
  }
  const interview = interviews.rows.find((row) => row.transcript === hit.transcript)?.interview;
  if (interview === undefined) return;
  const about = { kind: 'interview', id: interview } as const;
  await showMemos(desk, about);
  await tick();
  if (memos.open && memos.textOf(about, null) === '')
    memos.type(about, null, `¶ ${hit.turn} “${hit.text}”: `);
}

/** Copies whole sentences with who said them. */
function copy({ workspace }: Desk): unknown {
  const { search, status } = workspace;
  const { chosenHits, hit } = search.list;
  const made = quote(workspace, chosenHits.length > 0 ? chosenHits : hit ? [hit] : []);
  // What was copied before stays where nothing of this may be quoted.
  const taken = copyWords(made.then(({ text, count }) => (count > 0 ? text : Promise.reject(new Error()))));
  return workspace.attempt(async () => {
    const { count, leftOut, raw } = await made;
    const left = leftOut === 0 ? '' : `; ${plural(leftOut, 'hit')} may not be quoted`;
    if (count === 0) status.say('Nothing was copied: none of it may be quoted');
    else if (!(await taken)) status.say('The clipboard could not be reached');
    else status.say(`Copied ${plural(count, 'quotation')}${left}${raw ? '; the text is raw' : ''}`);
  });
}

/** Hits as quotations, once their transcripts are read. */
async function quote({ search, interviews }: Desk['workspace'], hits: readonly FoundHit[]): Promise<Quoted> {
  const views = new Map<string, TranscriptView>();
  for (const { transcript } of hits) {
    if (!views.has(transcript)) views.set(transcript, await search.texts.read(transcript));
  }
  const people = new Map(interviews.rows.map(({ interviewee }) => [interviewee?.id, interviewee]));
  return quotationsOf(
    hits,
    (id) => views.get(id),
    (id) => people.get(id) ?? undefined,
  );
}
