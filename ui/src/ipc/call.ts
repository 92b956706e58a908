// The one way to the core. Names, arguments and replies come from the generated `Commands`.
import { Failure } from './failure';
import type { Affected } from './generated/Affected';
import type { Commands } from './generated/Commands';
import type { Progress } from './generated/Progress';

/** Commands that only the window's shell offers: native dialogs, opened on the Rust side. */
interface Dialogs {
  choose_study_file: { args: { save: boolean; suggested: string }; reply: string | null };
  choose_files: { args: { title: string; extensions: string[] }; reply: string[] };
}

/** Every command by name. */
export type AllCommands = Commands & Dialogs;

/** What carries commands and events: Tauri in the shipped window, the fake in tests. */
export interface Host {
  /** Runs a command; rejects with `{ code, what, kept, next }`. */
  invoke: (name: string, args: unknown) => Promise<unknown>;
  /** Hears of every write, from whichever window it came. */
  onChanged: (heard: (affected: Affected) => void) => void;
  /** Hears how far a long command is. */
  onProgress: (heard: (progress: Progress) => void) => void;
}

let host: Host | undefined;

/** Chooses what carries commands. Called once, before anything is drawn. */
export function installHost(chosen: Host): void {
  host = chosen;
}

/** Runs a command of the core. Rejects with a `Failure`, never with anything else. */
export async function call<Name extends keyof AllCommands>(
  name: Name,
  args: AllCommands[Name]['args'],
): Promise<AllCommands[Name]['reply']> {
  if (!host) throw new Failure({ code: 'internal', what: 'The window has no core to talk to.' });
  try {
    return (await host.invoke(name, args)) as AllCommands[Name]['reply'];
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
