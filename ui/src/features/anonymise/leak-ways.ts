// What can be done about a finding of the leak scan, by the kind of place that holds it.
import type { Desk } from '../../commands/desk';
import { call } from '../../ipc/call';
import type { LeakRow, MemoAbout, MemoRow } from '../../ipc/types';
import type { LibraryTab } from '../../state/people.svelte';

/** Ways to deal with a finding. */
export interface LeakWays {
  /** Words of the button that goes there; `null` where nothing can be gone to. */
  open: string | null;
  /** Where it is mended, for what the window cannot go to. */
  where: string | null;
  replace: boolean;
  rename: boolean;
  /** Whether what holds it can be taken away. */
  forget: boolean;
  /** What taking it away is called. */
  away: string;
  /** Whether it can be let stay by its place; not in a file, which the study does not hold. */
  allow: boolean;
}

const OPEN: Readonly<Record<string, string>> = {
  transcript: 'Show',
  speaker: 'Show',
  memo: 'Open the memo',
  'review note': 'Open the review queue',
  code: 'Open the code',
  alias: 'Show the alias',
  'saved search': 'Run the search',
  'saved view': 'Show the view',
  summary: 'Open the framework',
  'attribute of codings': 'Open what passages speak of',
  interviewee: 'Open the card',
  'interviewee id': 'Open the card',
  category: 'Open Categories',
  attribute: 'Open Categories',
  group: 'Open Interviewees',
  interview: 'Open Interviews',
  outreach: 'Open the outreach list',
  'keep-list entry': 'Open the lists',
  pattern: 'Open the lists',
};

/** Where it is mended, by the kind of place that the window has no door to. */
const WHERE: Readonly<Record<string, string>> = {
  export:
    'This is the record of what left, which nothing changes. Look at the file that left, and say here why the words may stay.',
  draft: 'Still being typed: open what was being written, take the words out and leave it.',
  allowance: 'Mended where the words were allowed: allow them there again with another reason.',
  coder: 'Names of coders stand in the history. Choose another coder name for work from now on.',
  window: 'What the window remembers for a coder: it goes once something else is typed or chosen there.',
  'kept part':
    'Came in with a project of another program and leaves with the next one. Undo that import, or say here why the words may stay.',
  backup: 'Mended outside the study: move or rename the backup file and make a new one.',
  file: 'Mended in the file itself, or by making it anew once the study is clean.',
};

/** Where people and what is known of them stand, by the kind of place. */
const TAB: Readonly<Record<string, LibraryTab>> = {
  interviewee: 'interviewees',
  'interviewee id': 'interviewees',
  group: 'interviewees',
  category: 'categories',
  attribute: 'categories',
  outreach: 'outreach',
};

/** What can be done about a finding. */
export function leakWays({ place, name, end }: Pick<LeakRow, 'place' | 'name' | 'end'>): LeakWays {
  const saved = place === 'saved search' || place === 'saved view';
  return {
    open: OPEN[place] ?? null,
    where: WHERE[place] ?? null,
    replace: place === 'transcript',
    // Of what is saved its name stands before what is chosen in it, which no other name would mend.
    rename: ['file name', 'code', 'study'].includes(place) || (saved && end <= [...name].length),
    forget: saved,
    away: place === 'saved view' ? 'Remove the view' : 'Forget the search',
    allow: place !== 'file',
  };
}

/** Goes to what holds a finding. */
export async function openLeak(leak: LeakRow, { workspace }: Desk): Promise<void> {
  const { anonymise, people } = workspace;
  if (leak.id === null) return;
  if (leak.place === 'memo') return openMemo(leak.id, workspace);
  if (leak.place === 'code') return workspace.goToCode(leak.id);
  if (leak.place === 'review note') return workspace.go('review');
  if (leak.place === 'saved search') return openSearch(leak.id, workspace);
  if (leak.place === 'saved view') return openView(leak.id, workspace);
  if (leak.place === 'summary') {
    anonymise.leaks.list(null);
    workspace.places.leave();
    workspace.evidence.choose('framework');
    return workspace.go('themes');
  }
  if (leak.place === 'attribute of codings') {
    anonymise.leaks.list(null);
    workspace.attributes.open = true;
    return;
  }
  if (leak.place === 'keep-list entry' || leak.place === 'pattern') {
    anonymise.leaks.list(null);
    return workspace.attempt(() => anonymise.lists.show());
  }
  if (leak.place === 'alias') {
    anonymise.leaks.list(null);
    anonymise.aliases.current = leak.id;
    return;
  }
  if (leak.place === 'transcript' || leak.place === 'speaker') {
    const { id, start, end, text, kind } = leak;
    anonymise.leaks.list(null);
    await workspace.attempt(async () => {
      // Labels have no place in the text: the transcript itself is shown.
      if (leak.place === 'speaker') return anonymise.open(id);
      await anonymise.goTo({ transcript: id, start, end });
      anonymise.review.markAt({ start, end, text, kind });
    });
    return;
  }
  workspace.places.leave();
  await workspace.go('interviews');
  people.show(TAB[leak.place] ?? 'interviews');
  if (leak.place.startsWith('interviewee')) people.current = leak.id;
}

async function openSearch(id: string, workspace: Desk['workspace']): Promise<void> {
  const { search } = workspace;
  await workspace.go('search');
  await workspace.attempt(() => search.searches.load());
  const saved = search.searches.rows.find((one) => one.id === id);
  if (saved) await workspace.attempt(() => search.runAgain(saved));
}

async function openView(id: string, workspace: Desk['workspace']): Promise<void> {
  const { evidence, places } = workspace;
  await workspace.attempt(async () => {
    await evidence.saved.load();
    const saved = evidence.saved.rows.find((one) => one.id === id);
    places.leave();
    if (saved) await evidence.open(saved);
    // It is drawn once, as it was saved.
    await workspace.go('themes');
  });
}

async function openMemo(id: string, workspace: Desk['workspace']): Promise<void> {
  await workspace.attempt(async () => {
    const memos = await call('memos_on', { about: null });
    const found = memos.find((one) => one.memo.id === id);
    if (found) await workspace.memos.show(aboutOf(found));
  });
}

function aboutOf({ about, id }: MemoRow): MemoAbout {
  return { kind: about, ...(id === null ? {} : { id }) } as MemoAbout;
}
