// Files that are carried over the window and dropped on it.
import { onDropped } from '../ipc/call';
import { Failure } from '../ipc/failure';
import { endingOf } from './import-choices';
import type { Imports } from './imports.svelte';
import { isProject } from './project-importing.svelte';
import type { Session } from './session.svelte';

/** What a drop needs to know. */
export interface DropSurroundings {
  session: Session;
  imports: Imports;
  /** Says what a project or codebook of another program holds. */
  project: (path: string) => Promise<unknown>;
  /** Shows the library and does something there. */
  inLibrary: (work: () => Promise<void>) => Promise<void>;
  /** Shows what went wrong in the open study. */
  failed: (failure: Failure) => void;
}

/** Hears of dropped files: transcripts or a project for the open study, a study to be opened, or a project to make one of. */
export class Dropping {
  /** Whether files are being carried over the window. */
  over = $state(false);

  constructor(private readonly around: DropSurroundings) {
    onDropped((drop) => {
      this.over = drop.at === 'over';
      if (drop.at === 'dropped') void this.take(drop.paths);
    });
  }

  /** Takes files that were dropped. */
  async take(paths: readonly string[]): Promise<void> {
    const { session, imports } = this.around;
    const [first] = paths;
    if (first === undefined) return;
    if (session.stage.at === 'open') {
      if (session.whyNot !== null) this.around.failed(unread(session.whyNot));
      else if (paths.length === 1 && isProject(first)) await this.around.project(first);
      else await this.around.inLibrary(() => imports.drop(paths));
      return;
    }
    if (!['start', 'unlock', 'new'].includes(session.stage.at) || session.busy) return;
    if (endingOf(first) === 'verbatim') session.toUnlock(first);
    else if (paths.length === 1 && isProject(first)) session.toNew(first);
    else session.failure = noStudy();
  }
}

function unread(why: string): Failure {
  return new Failure({
    code: 'read_only',
    what: why,
    kept: 'The files were not read.',
  });
}

function noStudy(): Failure {
  return new Failure({
    code: 'no_study',
    what: 'Transcripts go into a study, and none is open.',
    kept: 'The files were not read.',
    next: 'Open or make a study, then drop them again.',
  });
}
