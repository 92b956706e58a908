// Words under the eye stay where they are while text above them is drawn for the first time: its height was only
// estimated. The editor holds the line at the upper edge in place, which after a fast turn of the wheel is one that was
// never drawn, so that all below moves by the error. Here the first drawn line is held as long as it can be seen.
import { ViewPlugin, type BlockInfo, type EditorView } from '@codemirror/view';

/** What of the editor's own state is needed: it offers no other way to say which line is held. */
interface Heights {
  viewport: { from: number };
  viewportLines: BlockInfo[];
  /** As it was measured last: to ask the page for it in the middle of a change would lay everything out. */
  editorHeight: number;
  scrollAnchorAt: (scrolled: number) => BlockInfo;
}

/** Holds the first drawn line in place, as long as it can be seen. */
export const anchor = ViewPlugin.define((view) => {
  const heights = heightsOf(view);
  if (heights) {
    const usual = heights.scrollAnchorAt.bind(heights);
    heights.scrollAnchorAt = (scrolled) => {
      const block = usual(scrolled);
      const [first] = heights.viewportLines;
      const isSeen = first !== undefined && first.top < scrolled + heights.editorHeight;
      return isSeen && block.from < heights.viewport.from ? first : block;
    };
  }
  return {};
});

/** The heights of a view; `null` where another version of the editor keeps them elsewhere. */
function heightsOf(view: EditorView): Heights | null {
  const { viewState } = view as unknown as { viewState?: Partial<Heights> };
  return viewState?.scrollAnchorAt && viewState.viewportLines && viewState.editorHeight !== undefined
    ? (viewState as Heights)
    : null;
}
