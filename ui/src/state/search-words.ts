// What the section Search says in sentences. Pure.
import type { CodeHitsPlan, HitUnit, SavedSearch, SearchAnswer, SearchChange } from '../ipc/types';
import { capital, moment, number, peopleWords, plural } from './words';

const LIST = new Intl.ListFormat('en-GB', { type: 'conjunction' });
/** Names told one by one before the rest is counted. */
const NAMED = 4;

/** What each unit of coding covers, as a choice says it. */
export const UNITS: readonly { value: HitUnit; words: string }[] = [
  { value: 'hit', words: 'Hit' },
  { value: 'sentence', words: 'Sentence' },
  { value: 'turn', words: 'Turn' },
  { value: 'answer', words: 'Answer' },
];

/** `26 passages by 21 of 39 interviewees searched (42 interviewed)`; of people, how many of whom. */
export function headline({ kind, passages, interviewees }: SearchAnswer): string {
  const { matched, searched, interviewed } = interviewees;
  const all = interviewed === searched ? '' : ` (${number(interviewed)} interviewed)`;
  const of = `${number(matched)} of ${plural(searched, 'interviewee')}`;
  if (kind === 'people') return `${of} without it${all}`;
  const reached = kind === 'codes' ? 'coded' : 'searched';
  return `${plural(passages, 'passage')} by ${of} ${reached}${all}`;
}

/** What the headline leaves out: `31 hits, said by 1 more whose interview is not finished, 1 withdrawn`. */
export function beside({ kind, interviewees, hits_total }: SearchAnswer): string {
  const { beyond, not_coded, withdrawn } = interviewees;
  return [
    kind === 'text' && hits_total !== null ? plural(hits_total, 'hit') : '',
    beyond > 0 ? `said by ${number(beyond)} more whose interview is not finished` : '',
    not_coded > 0 ? `${plural(not_coded, 'interviewee')} not coded yet` : '',
    withdrawn > 0 ? `${number(withdrawn)} withdrawn` : '',
  ]
    .filter(Boolean)
    .join(', ');
}

/** How far a search has come, for the status bar. */
export function searched(answer: SearchAnswer | null): string[] {
  if (!answer) return [];
  const time = answer.took_us < 1000 ? 'under 1 ms' : `${number(Math.round(answer.took_us / 1000))} ms`;
  return [`${plural(answer.interviewees.searched, 'interviewee')} in ${time}`];
}

/** What coding would do, before it is done. */
export function planned({ passages, people, already, interviewer_left_out }: CodeHitsPlan): string {
  const left = [
    already > 0 ? `${number(already)} coded so already` : '',
    interviewer_left_out > 0
      ? `${plural(interviewer_left_out, 'hit')} of the interviewer ${interviewer_left_out === 1 ? 'is' : 'are'} left out`
      : '',
  ].filter(Boolean);
  const does =
    passages === 0 ? 'Nothing to code' : `${plural(passages, 'passage')} by ${peopleWords(people)}`;
  return [does, ...left].join('; ');
}

/** What a saved search found when it was run last. */
export function lastRun({ last }: Pick<SavedSearch, 'last'>): string {
  if (!last) return 'Not run yet';
  return `${plural(last.passages, 'passage')} by ${peopleWords(last.matched)}, ${moment(last.at)}`;
}

/** What changed since a saved search was run before; `null` where nothing did. */
export function changedWords(
  change: SearchChange,
  now: { passages: number; matched: number },
): string | null {
  const { passages_before, matched_before } = change;
  const parts = [
    change.new.length > 0 ? `new: ${names(change.new)}` : '',
    change.gone.length > 0 ? `gone: ${names(change.gone)}` : '',
    now.passages === passages_before ? '' : `${plural(passages_before, 'passage')} before`,
    now.matched === matched_before ? '' : `${peopleWords(matched_before)} before`,
  ].filter(Boolean);
  return parts.length === 0 ? null : capital(parts.join('; '));
}

function names(all: readonly string[]): string {
  if (all.length <= NAMED) return LIST.format(all);
  return LIST.format([...all.slice(0, NAMED - 1), `${number(all.length - NAMED + 1)} more`]);
}

/** Words of a de-identified text, apart from aliases in square brackets, which lose them. */
export function aliasPieces(words: string): { text: string; alias: boolean }[] {
  return words
    .split(/(\[[^[\]]{1,60}\])/u)
    .filter((piece) => piece !== '')
    .map((piece) => ({
      text: /^\[.*\]$/u.test(piece) ? piece.slice(1, -1) : piece,
      alias: /^\[.*\]$/u.test(piece),
    }));
}
