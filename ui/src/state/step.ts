// A step of something that takes a moment and may fail, shown where it was asked for.
import { Failure } from '../ipc/failure';

/** Does a step. `room` says meanwhile what is going on, `idle` once it is over, and what went wrong. */
export async function step<Busy, T>(
  room: { busy: Busy; failure: Failure | null },
  [busy, idle]: readonly [busy: Busy, idle: Busy],
  work: () => Promise<T>,
): Promise<T | undefined> {
  room.failure = null;
  room.busy = busy;
  try {
    return await work();
  } catch (reason) {
    room.failure = Failure.from(reason);
    return undefined;
  } finally {
    room.busy = idle;
  }
}
