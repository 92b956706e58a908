// Projects and codebooks of other programs: coming in, and going out.
import { CodebookLeaving } from './codebook-leaving.svelte';
import { ProjectImporting, type ProjectSurroundings } from './project-importing.svelte';
import { ProjectLeaving } from './project-leaving.svelte';

/** What is exchanged with other programs. Each stands in a dialog of its own. */
export class Exchange {
  /** A project that comes in. */
  readonly importing: ProjectImporting;
  /** The codebook, which goes out. */
  readonly codebook = new CodebookLeaving();
  /** The whole study, which goes out. */
  readonly project = new ProjectLeaving();

  constructor(around: ProjectSurroundings) {
    this.importing = new ProjectImporting(around);
  }

  /** Forgets everything, for locking. */
  close(): void {
    this.importing.close();
    this.codebook.close();
    this.project.close();
  }
}
