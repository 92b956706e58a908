// Moving an edge of a coding, by handle or by key. The passage follows while it moves; memo and stance stay.
import type { Edge, Passage, Step } from '../editor/surface';
import { call } from '../ipc/call';
import type { Change, Coding } from '../ipc/types';
import type { OpenTranscript } from './transcript.svelte';

/** What the edges need. */
export interface EdgeSurroundings {
  transcript: OpenTranscript;
  writable: () => boolean;
  act: (work: () => Promise<Change>) => Promise<Change | undefined>;
  say: (said: string) => void;
}

/** An edge on the move. */
export interface Moving {
  coding: Coding;
  edge: Edge;
  /** Whether keys move it, and not the pointer. */
  byKeys: boolean;
  /** Where the edge is, blanks and all: the next step starts here. */
  at: number;
  /** The passage that it would be now. */
  passage: Passage;
}

const STEPS: Record<string, { by: Step; forward: boolean }> = {
  ArrowLeft: { by: 'letter', forward: false },
  ArrowRight: { by: 'letter', forward: true },
  ArrowUp: { by: 'line', forward: false },
  ArrowDown: { by: 'line', forward: true },
};

/** The edge that is being moved, if any. */
export class Edges {
  moving = $state.raw<Moving | null>(null);

  constructor(private readonly around: EdgeSurroundings) {}

  /** Takes hold of an edge of the picked coding, or of the shortest own one at the caret. */
  begin(edge: Edge, byKeys: boolean): void {
    const { transcript } = this.around;
    this.giveUp();
    const coding = this.around.writable() ? transcript.removable() : null;
    if (!coding) {
      this.around.say('Put the caret on a passage of yours first');
      return;
    }
    const text = transcript.port?.textOf(coding.start, coding.end) ?? '';
    const passage = { start: coding.start, end: coding.end, text };
    transcript.pick(coding.id);
    transcript.held = true;
    this.moving = { coding, edge, byKeys, at: edge === 'start' ? coding.start : coding.end, passage };
    if (!byKeys) return;
    transcript.port?.bringIntoView(this.moving.at);
    transcript.focus();
  }

  /** A key while an edge is moved by keys. Answers whether it was meant for the edge. */
  key(key: string, byWord: boolean): boolean {
    const { moving } = this;
    if (!moving?.byKeys) return false;
    if (key === 'Enter') {
      void this.keep();
      return true;
    }
    const step = STEPS[key];
    const port = this.around.transcript.port;
    if (!step || !port) return false;
    this.moveTo(port.step(moving.at, byWord && step.by === 'letter' ? 'word' : step.by, step.forward));
    port.bringIntoView(this.moving?.at ?? 0);
    return true;
  }

  /** Moves the edge to a code point. The other edge stands: the passage never turns over or becomes empty. */
  moveTo(at: number): void {
    const { moving } = this;
    const port = this.around.transcript.port;
    if (!moving || !port) return;
    const { coding, edge } = moving;
    const passage =
      edge === 'start'
        ? at < coding.end && port.passage(at, coding.end)
        : at > coding.start && port.passage(coding.start, at);
    if (!passage) return;
    this.moving = { ...moving, at, passage };
    port.replace(this.around.transcript.surfaceCoding({ ...coding, ...spanOf(passage) }));
  }

  /** Keeps the edge where it is now. */
  async keep(): Promise<void> {
    const { moving } = this;
    if (!moving) return;
    const { coding, passage } = moving;
    if (passage.start === coding.start && passage.end === coding.end) {
      this.giveUp();
      return;
    }
    const { transcript } = this.around;
    this.moving = null;
    transcript.held = false;
    // In place at once, so that the next key meets the passage as it is seen; it goes back where this is refused.
    const { approval } = coding;
    // What was approved are the words between the former edges.
    const since = approval === null ? null : { ...approval, holds: false };
    transcript.revise(coding.id, { ...spanOf(passage), approval: since });
    const done = await this.around.act(() =>
      transcript.writing(
        coding.transcript,
        () => call('coding_resize', { coding: coding.id, ...spanOf(passage), seen: passage.text }),
        (reply) => reply,
      ),
    );
    if (!done) transcript.revise(coding.id, { ...spanOf(coding), approval });
  }

  /** Lets the edge stand where it was. Answers whether one was being moved. */
  giveUp(): boolean {
    const { moving } = this;
    if (!moving) return false;
    this.moving = null;
    this.around.transcript.port?.replace(this.around.transcript.surfaceCoding(moving.coding));
    this.around.transcript.held = false;
    return true;
  }
}

function spanOf({ start, end }: { start: number; end: number }): { start: number; end: number } {
  return { start, end };
}
