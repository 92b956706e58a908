// What the palette finds: actions that can be done now, and interviews and codes to go to.
import type { Desk } from '../../commands/desk';
import { keyWords } from '../../commands/keys';
import { commands, offered, sayings } from '../../commands/registry';
import { interviewName } from '../../state/interview-list';
import { findByWords } from '../../state/finding';
import type { PaletteKind } from '../../state/palette.svelte';
import { day, pathAbove } from '../../state/words';

/** Something that the palette offers. */
export interface Entry {
  id: string;
  words: string;
  /** What tells it from others of that name. */
  beside: string;
  /** Keys that do the same, as words. */
  keys: string;
  /** What it is found by. */
  text: string;
  /** Theme and depth of a code, for its marker. */
  code: { colour: string; theme: number; depth: number } | null;
  run: () => unknown;
}

/** Actions that are about the palette itself, or mean nothing once it has closed. */
const LEFT_OUT = new Set(['palette', 'escape', 'saved']);

/** Everything that a kind of palette offers. */
export function entriesOf(kind: PaletteKind, desk: Desk): Entry[] {
  return kind === 'actions' ? actions(desk) : [...interviews(desk), ...codes(desk)];
}

/** The entries that a query finds, best first. */
export function found(entries: readonly Entry[], query: string): Entry[] {
  return findByWords(entries, query, (entry) => entry.text);
}

function actions(desk: Desk): Entry[] {
  return commands()
    .filter((one) => !LEFT_OUT.has(one.id) && offered(one, desk))
    .map((one) => {
      const words = sayings(one, desk);
      return {
        id: one.id,
        words,
        beside: one.group,
        keys: one.keys.map(keyWords)[0] ?? '',
        text: `${words} ${one.group}`,
        code: null,
        run: () => one.run(desk),
      };
    });
}

function interviews({ workspace }: Desk): Entry[] {
  return workspace.interviews.rows.map((row) => {
    const person = row.interviewee;
    const group = person?.subcategory ?? person?.category ?? '';
    return {
      id: row.transcript,
      words: interviewName(row),
      beside: [group, row.date === null ? '' : day(row.date)].filter(Boolean).join(', '),
      keys: '',
      text: [interviewName(row), row.file_name, person?.category ?? '', group].join(' '),
      code: null,
      run: async () => {
        workspace.places.leave();
        await workspace.openInterview(row.transcript);
        workspace.transcript.focus();
      },
    };
  });
}

function codes({ workspace }: Desk): Entry[] {
  return workspace.codebook.codes.map((code) => ({
    id: code.id,
    words: code.name,
    beside: pathAbove(code),
    keys: '',
    text: `${code.name} ${code.path}`,
    code: { colour: code.colour, theme: code.theme, depth: code.depth },
    run: () => workspace.goToCode(code.id),
  }));
}
