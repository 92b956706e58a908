// The fake core: saved views.
import { NOTHING, refusal, type FakeState, type Handlers } from './fake-state';
import type { SavedView } from './types';

/** The handlers of this part. */
export function viewHandlers(core: FakeState): Handlers {
  let views: SavedView[] = [];
  const find = (id: string): SavedView => {
    const found = views.find((one) => one.id === id);
    if (!found) throw refusal('other', 'That view is no longer there.') as unknown as Error;
    return found;
  };
  const refuseTaken = (name: string, id: string | null): void => {
    if (views.some((one) => one.name === name && one.id !== id))
      throw refusal('other', `There is already a saved view called “${name}”.`) as unknown as Error;
  };
  const keep = (said: string, after: SavedView[]) => {
    const before = views;
    const sorted = after.toSorted((one, other) => (one.name < other.name ? -1 : 1));
    const change = core.act(said, NOTHING, () => undefined);
    views = sorted;
    const step = core.done.at(-1);
    if (step) {
      step.forth = () => (views = sorted);
      step.back = () => (views = before);
    }
    return change;
  };
  let made = 0;
  return {
    views_list: () => views,
    view_save: ({ view, name, kind, settings }) => {
      if (view !== null) find(view);
      refuseTaken(name, view);
      const id = view ?? `view-${(made += 1)}`;
      const row = {
        id,
        name,
        kind,
        settings,
        saved_at: '2026-11-24T10:41:00Z',
        coder: core.coder?.name ?? '',
      };
      const change = keep(`Saved the view ${name}`, [...views.filter((one) => one.id !== id), row]);
      return { view: id, change };
    },
    view_rename: ({ view, name }) => {
      find(view);
      refuseTaken(name, view);
      return keep(
        `Renamed the view to ${name}`,
        views.map((one) => (one.id === view ? { ...one, name } : one)),
      );
    },
    view_remove: ({ view }) => {
      const { name } = find(view);
      return keep(
        `Removed the saved view ${name}`,
        views.filter((one) => one.id !== view),
      );
    },
  };
}
