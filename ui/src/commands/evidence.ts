// Actions of the views of the section Themes.
import { copyWords } from '../parts/clipboard';
import type { EvidenceView } from '../state/evidence.svelte';
import { sampleText } from '../state/sample.svelte';
import { pairQuery } from '../state/together.svelte';
import type { Command } from './command';
import type { Desk } from './desk';

const shows =
  (view: EvidenceView) =>
  ({ workspace }: Desk): boolean =>
    workspace.section === 'themes' && workspace.evidence.view === view;

/** A view of the section, shown from anywhere. */
const view = <View extends EvidenceView>(id: View, words: string) => ({
  id: `evidence.${id}` as const,
  words,
  group: 'Themes' as const,
  keys: [],
  where: 'study' as const,
  run: async ({ workspace }: Desk) => {
    const { evidence } = workspace;
    if (workspace.section === 'themes') await workspace.attempt(() => evidence.show(id));
    else {
      evidence.choose(id);
      await workspace.go('themes');
    }
  },
});

/** Actions of the views of the section Themes. */
export const EVIDENCE = [
  view('matrix', 'Show the matrix of themes'),
  view('framework', 'Show the framework matrix: summaries by interviewee and theme'),
  view('strength', 'Show how strong the evidence of each theme is'),
  view('together', 'Show which codes come together'),
  view('saturation', 'Show when new codes stopped coming up'),
  view('sample', 'Show the composition of the sample'),
  {
    id: 'evidence.save',
    words: 'Save the view of the themes',
    group: 'Themes',
    keys: [],
    where: 'study',
    able: ({ workspace }) => workspace.section === 'themes' && workspace.session.mayWrite,
    run: ({ workspace: { evidence } }) => {
      evidence.saved.listed = false;
      evidence.saved.naming = !evidence.saved.naming;
    },
  },
  {
    id: 'evidence.saved',
    words: 'Saved views of the themes',
    group: 'Themes',
    keys: [],
    where: 'study',
    able: ({ workspace }) => workspace.section === 'themes',
    run: ({ workspace: { evidence } }) => {
      evidence.saved.naming = false;
      evidence.saved.listed = !evidence.saved.listed;
    },
  },
  {
    id: 'evidence.export',
    words: 'Take the figure out of the study: save or copy it',
    group: 'Themes',
    keys: ['Mod+Shift+E'],
    where: 'study',
    // The framework is words of interviews: the program writes it, and no picture shows it.
    able: ({ workspace }) => workspace.section === 'themes' && workspace.evidence.view !== 'framework',
    run: ({ workspace: { evidence } }) => {
      const { leaving } = evidence;
      if (leaving.shown) leaving.hide();
      else void leaving.show();
    },
  },
  {
    id: 'evidence.passages',
    words: 'Show the passages of the theme',
    group: 'Themes',
    keys: ['P'],
    where: 'strength',
    able: ({ workspace }) => workspace.evidence.strength.row !== null,
    run: ({ workspace }) => {
      const { row } = workspace.evidence.strength;
      return row ? workspace.goToCode(row.id) : undefined;
    },
  },
  {
    id: 'evidence.pair',
    words: 'Find the passages where both codes are',
    group: 'Themes',
    keys: ['P'],
    where: 'together',
    able: (desk) => shows('together')(desk) && pairAt(desk) !== null,
    run: (desk) => findPair(desk),
  },
  {
    id: 'evidence.copy',
    words: 'Copy the composition of the sample as text',
    group: 'Themes',
    keys: [],
    where: 'study',
    able: (desk) => shows('sample')(desk) && desk.workspace.evidence.sample.figures.answer !== null,
    run: (desk) => copySample(desk),
  },
] as const satisfies readonly Command[];

function pairAt({ workspace }: Desk) {
  const { rows, current } = workspace.evidence.together;
  return rows.find((row) => row.id === current) ?? null;
}

/** Searches for the passages where both codes are; going back returns to the pair. */
async function findPair(desk: Desk): Promise<void> {
  const { workspace } = desk;
  const { search, evidence, places } = workspace;
  const pair = pairAt(desk);
  if (!pair) return;
  const { unit, rollUp } = evidence.together;
  places.leave();
  search.keyboard = 'list';
  await workspace.attempt(() => search.take({ query: pairQuery(unit, rollUp, pair) }));
  await workspace.go('search');
}

async function copySample({ workspace }: Desk): Promise<void> {
  const { answer } = workspace.evidence.sample.figures;
  if (!answer) return;
  const today = new Date().toISOString().slice(0, 10);
  const taken = await copyWords(Promise.resolve(sampleText(answer, today)));
  workspace.status.say(
    taken ? 'Copied the composition of the sample; it is internal' : 'The clipboard could not be reached',
  );
}
