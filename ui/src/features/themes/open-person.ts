// From a person of an open cell to their interview.
import type { Desk } from '../../commands/desk';
import type { Person } from '../../ipc/types';

/** Opens the interview that a person gave or speaks in, to be read; going back returns to the cell. */
export function openPerson({ workspace }: Desk, { id, label }: Pick<Person, 'id' | 'label'>): void {
  const { interviews, places, status } = workspace;
  const row =
    interviews.rows.find(({ interviewee }) => interviewee?.id === id) ??
    interviews.rows.find(({ speakers }) => speakers.some((speaker) => speaker.interviewee === label));
  if (!row) {
    status.say('This person’s interview is not in the study any more');
    return;
  }
  places.leave();
  void workspace.openInterview(row.transcript);
}
