// The one way to the core. Names, arguments and replies come from the generated `Commands`.
import { Failure } from './failure';
import type { Affected } from './generated/Affected';
import type { Commands } from './generated/Commands';
import type { Progress } from './generated/Progress';
import { forgetTurns, inTurn } from './turns';

export { isWriting } from './turns';

/** Commands that only the window's shell offers: native dialogs, opened on the Rust side. */
interface Dialogs {
  choose_study_file: { args: { save: boolean; suggested: string }; reply: string | null };
  choose_files: { args: { title: string; extensions: string[] }; reply: string[] };
  choose_export_file: { args: { suggested: string; extensions: string[] }; reply: string | null };
}

/** Every command by name. */
export type AllCommands = Commands & Dialogs;

/** Files carried over the window: there, gone again, or dropped. */
export type Drop = { at: 'over' } | { at: 'left' } | { at: 'dropped'; paths: string[] };

/** What carries commands and events: Tauri in the shipped window, the fake in tests. */
export interface Host {
  /** Runs a command; rejects with `{ code, what, kept, next }`. */
  invoke: (name: string, args: unknown) => Promise<unknown>;
  /** Hears of every write, from whichever window it came. */
  onChanged: (heard: (affected: Affected) => void) => void;
  /** Hears how far a long command is. */
  onProgress: (heard: (progress: Progress) => void) => void;
  /** Hears of files that are carried over the window and dropped on it. */
  onDropped: (heard: (drop: Drop) => void) => void;
  /** Hears that the core is about to lock the study by itself, as before sleep; it waits a moment for the answer. */
  onLocking: (heard: () => Promise<void>) => void;
  /** Hears that the core locked the study by itself. */
  onLocked: (heard: () => void) => void;
  /** Hears that the window is about to close, which waits for the answer. */
  onClosing: (heard: () => Promise<void>) => void;
  /** Draws everything larger or smaller; 1 is the usual size. */
  zoom: (factor: number) => Promise<void>;
}

let host: Host | undefined;

/** Chooses what carries commands. Called once, before anything is drawn. */
export function installHost(chosen: Host): void {
  host = chosen;
  forgetTurns();
}

/** Runs a command of the core. Rejects with a `Failure`, never with anything else. */
export async function call<Name extends keyof AllCommands>(
  name: Name,
  args: AllCommands[Name]['args'],
): Promise<AllCommands[Name]['reply']> {
  const core = host;
  if (!core) throw new Failure({ code: 'internal', what: 'The window has no core to talk to.' });
  try {
    return (await inTurn(name, () => core.invoke(name, args))) as AllCommands[Name]['reply'];
  } catch (reason) {
    throw Failure.from(reason);
  }
}

/** Hears of every write of any window. */
export function onChanged(heard: (affected: Affected) => void): void {
  host?.onChanged(heard);
}

/** Hears how far a long command is. */
export function onProgress(heard: (progress: Progress) => void): void {
  host?.onProgress(heard);
}

/** Hears of files that are carried over the window and dropped on it. */
export function onDropped(heard: (drop: Drop) => void): void {
  host?.onDropped(heard);
}

/** Hears that the core is about to lock the study by itself; it waits a moment until this is done. */
export function onLocking(heard: () => Promise<void>): void {
  host?.onLocking(heard);
}

/** Hears that the core locked the study by itself. */
export function onLocked(heard: () => void): void {
  host?.onLocked(heard);
}

/** Hears that the window is about to close; closing waits until this is done. */
export function onClosing(heard: () => Promise<void>): void {
  host?.onClosing(heard);
}

/** Draws everything larger or smaller; 1 is the usual size. */
export async function zoom(factor: number): Promise<void> {
  await host?.zoom(factor);
}
