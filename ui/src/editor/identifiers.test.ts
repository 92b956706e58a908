import { EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { afterEach, describe, expect, it } from 'vitest';
import { drawnField, identifiers, placeAt, setDrawn, type DrawnPlace } from './identifiers';

const TEXT = 'We met [colleague 1] and Ann at the inn.';
const at = (words: string, more: Partial<DrawnPlace> = {}): DrawnPlace => {
  const from = TEXT.indexOf(words);
  return { key: words, from, to: from + words.length, state: 'open', alias: null, same: false, ...more };
};
const PLACES = [
  at('[colleague 1]', { state: 'replaced', alias: 'colleague 1' }),
  at('Ann'),
  at('inn', { state: 'kept' }),
];
let view: EditorView;

function draw(hand: { from: number; to: number; comes: string | null } | null = null): void {
  view = new EditorView({
    parent: document.body,
    state: EditorState.create({ doc: TEXT, extensions: identifiers }),
  });
  view.dispatch({ effects: setDrawn.of({ places: PLACES, hand, turn: null }) });
}

afterEach(() => view.destroy());

describe('a text under review', () => {
  it('shows an alias without its brackets, and what was found and kept as it stands', () => {
    draw();
    expect(view.contentDOM.textContent).toBe('We met colleague 1 and Ann at the inn.');
    expect(view.contentDOM.querySelector('.alias')?.textContent).toBe('colleague 1');
    expect(view.contentDOM.querySelector('.id-found')?.textContent).toBe('Ann');
    expect(view.contentDOM.querySelector('.id-kept')?.textContent).toBe('inn');
  });

  it('shows behind what is at hand the words that would come', () => {
    const { from, to } = at('Ann');
    draw({ from, to, comes: 'colleague 2' });
    const hand = view.contentDOM.querySelector('.id-hand');
    expect(hand?.textContent).toBe('Anncolleague 2');
    expect(view.contentDOM.querySelector('.id-goes')?.textContent).toBe('Ann');
  });

  it('knows the place at a position, and lets places follow an edit until they are drawn anew', () => {
    draw();
    expect(placeAt(view.state, TEXT.indexOf('Ann'))?.key).toBe('Ann');
    expect(placeAt(view.state, 0)).toBeUndefined();
    const { from, to } = at('[colleague 1]');
    view.dispatch({ changes: { from, to, insert: '[x]' } });
    const ann = view.state.field(drawnField).places.find((one) => one.key === 'Ann');
    expect(view.state.sliceDoc(ann?.from, ann?.to)).toBe('Ann');
  });
});
