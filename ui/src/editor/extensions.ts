// What the editors of a text are made of.
import { standardKeymap } from '@codemirror/commands';
import { EditorState, Prec, type Extension } from '@codemirror/state';
import { EditorView, drawSelection, keymap } from '@codemirror/view';
import { anchor } from './anchor';
import { codingsAt, codingsField } from './codings';
import { dragSelection, type DragEvents } from './drag';
import { folds } from './folds';
import { handles, type HandleEvents } from './handles';
import { hover } from './hover';
import { margin } from './margin';
import { marks } from './marks';
import { pagingKeys } from './paging';
import { paint } from './paint';
import { turns } from './turns';

/** What the editor tells. Positions in UTF-16 units. */
export interface EditorEvents extends DragEvents, HandleEvents {
  /** The selection or the text changed. */
  onSelection: () => void;
  /** A bar or label of the margin was clicked. */
  onPick: (id: string) => void;
  /** The other button was pressed on what is selected or coded. */
  onMenu: () => void;
  /** A key that moves an edge, keeps or gives up; answers whether one is being moved. */
  onEdgeKey: (key: string, byWord: boolean) => boolean;
}

const EDGE_KEYS = /^(?:Arrow(?:Left|Right|Up|Down)|Enter)$/u;

/** Keys of an editor but those that delete: it would take them and do nothing, and no action could have them. */
const READING_KEYS = standardKeymap.filter(({ key, mac }) => !/Backspace|Delete/u.test(key ?? mac ?? ''));

/** A text that is read and selected, never typed in, with what is drawn in it and done to it. */
export function readText(label: string, own: Extension, onSelection: () => void, nonce?: string): Extension {
  return [
    EditorState.readOnly.of(true),
    EditorState.lineSeparator.of('\n'),
    EditorView.lineWrapping,
    EditorView.perLineTextDirection.of(true),
    EditorView.contentAttributes.of({
      'aria-label': label,
      tabindex: '0',
      spellcheck: 'false',
      autocorrect: 'off',
    }),
    // Without it the selection would vanish as soon as the picker's field has focus.
    drawSelection({ cursorBlinkRate: 0 }),
    nonce ? EditorView.cspNonce.of(nonce) : [],
    anchor,
    own,
    Prec.high(keymap.of(pagingKeys.map(({ key, run, shift }) => ({ key, run, shift })))),
    keymap.of(READING_KEYS),
    EditorView.updateListener.of((update) => {
      if (update.selectionSet || update.docChanged) onSelection();
    }),
  ];
}

/** The extensions of the surface that is coded. */
export function extensions(events: EditorEvents, nonce?: string): Extension {
  const own = [
    codingsField,
    turns,
    folds,
    // Before the codings: what comes first lies innermost, so that a tint does not cover what was found.
    marks,
    paint,
    margin((id) => events.onPick(id)),
    handles(events),
    hover(),
    Prec.highest(edgeKeys(events)),
    dragSelection(events),
    menu(events),
  ];
  return readText('Transcript', own, () => events.onSelection(), nonce);
}

/** While an edge is being moved by keys, arrows and Enter are its own. */
function edgeKeys(events: EditorEvents): Extension {
  return EditorView.domEventHandlers({
    keydown(event) {
      if (!EDGE_KEYS.test(event.key) || event.shiftKey || event.altKey) return false;
      const meant = events.onEdgeKey(event.key, event.ctrlKey || event.metaKey);
      if (meant) event.preventDefault();
      return meant;
    },
  });
}

/** The other button on selected or coded words opens the picker there. */
function menu(events: EditorEvents): Extension {
  return EditorView.domEventHandlers({
    contextmenu(event, view) {
      const at = view.posAtCoords({ x: event.clientX, y: event.clientY });
      const { from, to } = view.state.selection.main;
      event.preventDefault();
      if (at === null) return true;
      const selected = from < to && at >= from && at <= to;
      if (!selected) view.dispatch({ selection: { anchor: at } });
      if (selected || codingsAt(view.state, at).length > 0) events.onMenu();
      return true;
    },
  });
}
