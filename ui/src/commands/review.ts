// Actions of review: questions to the supervisor, the queue, and marking an interview finished.
import { inCode, type Command } from './command';
import type { Desk } from './desk';
import { ask } from './passage';

const hasItem = ({ workspace }: Desk): boolean => workspace.review.item !== null;

/** Actions of review. */
export const REVIEW = [
  {
    id: 'question',
    words: 'Question to the supervisor',
    group: 'Review',
    keys: ['Shift+Q'],
    where: 'reading',
    able: (desk) => inCode(desk) && !desk.workspace.passages.open,
    run: (desk) => ask(desk, 'question'),
  },
  {
    id: 'interview.done',
    words: 'This interview is finished, or open again',
    group: 'Review',
    keys: ['Shift+F'],
    where: 'reading',
    able: (desk) =>
      inCode(desk) &&
      desk.workspace.session.writable &&
      desk.workspace.session.coder !== null &&
      desk.workspace.transcript.view !== null,
    run: ({ workspace }) => {
      const { transcript, interviews, session } = workspace;
      // The list knows what was marked since the transcript was opened.
      const open = transcript.view?.row.transcript;
      const row = interviews.rows.find((one) => one.transcript === open);
      if (!row) return undefined;
      return workspace.act(() =>
        interviews.finish(row, !row.finished_by.includes(session.coder?.name ?? '')),
      );
    },
  },
  {
    id: 'review',
    words: 'Review queue',
    group: 'Review',
    keys: ['Mod+Shift+R'],
    where: 'study',
    run: ({ workspace }) => {
      if (workspace.section !== 'review') workspace.places.leave();
      return workspace.go('review');
    },
  },
  {
    id: 'review.next',
    words: 'Next passage in the queue',
    group: 'Review',
    keys: ['J', 'ArrowDown'],
    where: 'review',
    repeats: true,
    run: ({ workspace }) => workspace.review.move(1),
  },
  {
    id: 'review.previous',
    words: 'Previous passage in the queue',
    group: 'Review',
    keys: ['K', 'ArrowUp'],
    where: 'review',
    repeats: true,
    run: ({ workspace }) => workspace.review.move(-1),
  },
  {
    id: 'review.open',
    words: 'Go to the passage in its transcript',
    group: 'Review',
    keys: ['Enter'],
    where: 'review',
    able: hasItem,
    run: ({ workspace }) => {
      const coding = workspace.review.item?.row.coding;
      return coding ? workspace.goToPassage(coding) : undefined;
    },
  },
  {
    id: 'review.answer',
    words: 'Answer the question, or write on the passage',
    group: 'Review',
    keys: ['A'],
    where: 'review',
    able: hasItem,
    run: ({ workspace }) => {
      workspace.review.writing = true;
    },
  },
  {
    id: 'review.check',
    words: 'Checked',
    group: 'Review',
    keys: ['Y'],
    where: 'review',
    able: (desk) => hasItem(desk) && desk.workspace.session.writable,
    run: ({ workspace }) => {
      const item = workspace.review.item;
      return item
        ? workspace.act(() => workspace.inspector.note(item.row.coding.id, 'checked', ''))
        : undefined;
    },
  },
  {
    id: 'review.draw',
    words: 'New sample',
    group: 'Review',
    keys: ['N'],
    where: 'review',
    run: ({ workspace }) => workspace.attempt(() => workspace.review.draw()),
  },
] as const satisfies readonly Command[];
