// Actions on memos that are not on a passage.
import type { MemoAbout } from '../ipc/types';
import { inCode, type Command } from './command';
import type { Desk } from './desk';

const memo = <Id extends string>(
  id: Id,
  words: string,
  keys: readonly string[],
  about: (desk: Desk) => MemoAbout | null,
) =>
  ({
    id,
    words,
    group: 'Memos',
    keys,
    where: 'study',
    able: (desk: Desk) => about(desk) !== null,
    run: (desk: Desk) => show(desk, about(desk)),
  }) as const;

/** Actions on memos. */
export const MEMOS = [
  memo('memo.interview', 'Memo on the interview', ['Alt+M'], ({ workspace }) => {
    const interview = rowOf(workspace)?.interview;
    return interview === undefined ? null : { kind: 'interview', id: interview };
  }),
  memo('memo.interviewee', 'Memo on the interviewee', [], ({ workspace }) => {
    const person = rowOf(workspace)?.interviewee?.id;
    return person === undefined ? null : { kind: 'interviewee', id: person };
  }),
  memo('memo.code', 'Memo on the code', [], (desk) => {
    const { transcript, codebook } = desk.workspace;
    const code = inCode(desk) ? (transcript.pickedCoding?.code ?? codebook.currentCode?.id) : undefined;
    return code === undefined ? null : { kind: 'code', id: code };
  }),
  memo('memo.study', 'Memo on the study', [], () => ({ kind: 'study' })),
  {
    id: 'memos.all',
    words: 'All memos',
    group: 'Memos',
    keys: ['Mod+Shift+M'],
    where: 'study',
    run: (desk) => show(desk, null),
  },
] as const satisfies readonly Command[];

/** The interview that is open or, in the library, that the list is at. */
function rowOf({ section, transcript, interviews }: Desk['workspace']) {
  return section === 'interviews' ? interviews.currentRow : section === 'code' ? transcript.view?.row : null;
}

/** Opens the panel of memos, or closes it where it shows these already. */
export function show({ workspace }: Desk, about: MemoAbout | null): unknown {
  const { memos, trail } = workspace;
  const same = memos.open && JSON.stringify(memos.about) === JSON.stringify(about);
  trail.close();
  workspace.settingsOpen = false;
  return workspace.attempt(() => (same ? memos.hide() : memos.show(about)));
}
