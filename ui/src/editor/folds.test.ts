import { EditorState, Text, type TransactionSpec } from '@codemirror/state';
import { describe, expect, it } from 'vitest';
import { foldNumbers, foldsOf, foldWords } from './fold-line';
import { foldAt, foldBesideCaret, folds, openFolds, setFolding } from './folds';
import { setTurns, turnsField, type ShownTurn } from './turns';

const TEXT = [
  'Interview EX-09',
  '',
  'Interviewer: How does a day begin?',
  '',
  'Respondent: With coffee. And a list.',
  '',
  'A second paragraph of the answer.',
  '',
  'Interviewer 2: And then?',
  '',
  'Interviewer: What is on it?',
  '',
  'Respondent: Names, mostly.',
].join('\n');

/** The turns of the text; those of `quiet` speakers step back. */
function turnsOf(...quiet: string[]): ShownTurn[] {
  const labels = [...TEXT.matchAll(/^(\w+(?: \d)?): /gmu)];
  return labels.map((label, at) => ({
    number: at + 1,
    role: label[1] === 'Respondent' ? 'respondent' : 'interviewer',
    labelFrom: label.index,
    from: label.index + label[0].length,
    to: (labels[at + 1]?.index ?? TEXT.length + 2) - 2,
    name: label[1] ?? null,
    time: null,
    quiet: quiet.includes(label[1] ?? ''),
  }));
}

const at = (words: string): number => TEXT.indexOf(words);
const end = (words: string): number => at(words) + words.length;

/** A text whose turns of these speakers are folded, after what is done to it. */
function folded(quiet: string[], ...specs: TransactionSpec[]): EditorState {
  const state = EditorState.create({ doc: TEXT, extensions: [turnsField, folds] });
  const first = { effects: [setTurns.of(turnsOf(...quiet)), setFolding.of(true)] };
  return [first, ...specs].reduce<EditorState>((now, spec) => now.update(spec).state, state);
}

describe('folds', () => {
  const doc = Text.of(TEXT.split('\n'));

  it('take in neighbouring turns as one, and every paragraph of a turn', () => {
    const asked = foldsOf(doc, turnsOf('Interviewer', 'Interviewer 2'), new Set());
    expect(asked.map(foldNumbers)).toEqual(['1', '3–4']);
    expect(asked.map(foldWords)).toEqual(['1 turn of others hidden', '2 turns of others hidden']);
    const [answer] = foldsOf(doc, turnsOf('Respondent'), new Set());
    expect(doc.sliceString(answer?.from ?? 0, answer?.to ?? 0)).toBe(
      'Respondent: With coffee. And a list.\n\nA second paragraph of the answer.',
    );
  });

  it('leave out turns that were opened, and stand on both sides of one', () => {
    const left = foldsOf(doc, turnsOf('Interviewer', 'Interviewer 2', 'Respondent'), new Set([3]));
    expect(left.map(foldNumbers)).toEqual(['1–2', '4–5']);
  });
});

describe('what is folded', () => {
  it('is opened by what is selected or gone to inside it, and by nothing beside it', () => {
    const place = at('With coffee');
    expect(foldAt(folded(['Respondent']), place)).not.toBeNull();
    expect(foldAt(folded(['Respondent'], { selection: { anchor: place } }), place)).toBeNull();
    const over = { selection: { anchor: at('How does'), head: end('And then?') } };
    expect(foldAt(folded(['Respondent'], over), place)).toBeNull();
    const beside = { selection: { anchor: at('Respondent: With') } };
    expect(foldAt(folded(['Respondent'], beside), place)).not.toBeNull();
    expect(foldBesideCaret(folded(['Respondent'], beside))?.turns).toEqual([2]);
  });

  it('stays while the pointer selects over it: lines must not move under the hand', () => {
    const over = {
      selection: { anchor: at('How does'), head: end('And then?') },
      userEvent: 'select.pointer',
    };
    expect(foldAt(folded(['Respondent'], over), at('With coffee'))).not.toBeNull();
  });

  it('stays open through a reading of the same turns, until it is folded anew', () => {
    const open = { effects: openFolds.of({ from: at('With'), to: at('With') + 1 }) };
    const again = { effects: setTurns.of(turnsOf('Respondent')) };
    expect(foldAt(folded(['Respondent'], open, again), at('With coffee'))).toBeNull();
    expect(foldAt(folded(['Respondent'], open, again), at('Names'))).not.toBeNull();
    const anew = { effects: setFolding.of(true) };
    expect(foldAt(folded(['Respondent'], open, anew), at('With coffee'))).not.toBeNull();
  });
});
