// Figures of the core: read when they are looked at, marked as old until they are right again after a change.
import { call, type AllCommands } from '../ipc/call';
import { Failure } from '../ipc/failure';

/** Commands that answer figures of evidence. */
type FiguresCommand = 'strength' | 'cooccurrence' | 'saturation' | 'sample_composition';

/** What one command answered last. */
export class Figures<Name extends FiguresCommand> {
  answer = $state.raw<AllCommands[Name]['reply'] | null>(null);
  /** Why there are none, as where a group is too small to say anything. */
  refused = $state.raw<Failure | null>(null);
  busy = $state(false);
  /** Whether something changed since what is shown was counted. */
  old = $state(false);
  /** What the answer is of, or what is being asked; `null` where it has to be asked again. */
  private question: string | null = null;
  private asked = 0;

  constructor(
    private readonly name: Name,
    /** What is asked as things are now. */
    readonly request: () => AllCommands[Name]['args'],
  ) {}

  /** Hears that figures may be others now. */
  outdate(): void {
    this.question = null;
    this.old = this.answer !== null;
  }

  /** Reads the figures where anything changed since, or something else is asked. An overtaken answer is dropped. */
  async refresh(): Promise<void> {
    const request = this.request();
    const question = JSON.stringify(request);
    if (question === this.question) return;
    const asked = (this.asked += 1);
    this.question = question;
    this.busy = true;
    this.old = this.answer !== null;
    try {
      const answer = await call(this.name, request);
      if (asked === this.asked) this.show(answer, null);
    } catch (reason) {
      if (asked !== this.asked) return;
      const failure = Failure.from(reason);
      if (failure.code !== 'other') {
        this.question = null;
        throw failure;
      }
      this.show(null, failure);
    } finally {
      if (asked === this.asked) this.busy = false;
    }
  }

  /** Forgets the figures, for locking. */
  close(): void {
    this.asked += 1;
    this.question = null;
    this.busy = false;
    this.show(null, null);
  }

  private show(answer: AllCommands[Name]['reply'] | null, refused: Failure | null): void {
    this.answer = answer;
    this.refused = refused;
    this.old = false;
  }
}
