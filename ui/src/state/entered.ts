// A window in which somebody codes, for tests.
import { installHost, type Host } from '../ipc/call';
import { FAKE_PASSPHRASE, FakeCore } from '../ipc/fake';
import { Appearance } from './appearance.svelte';
import { Workspace } from './workspace.svelte';

/** A window that remembers nothing outside of a study, before one is unlocked. */
export function plainWorkspace(): Workspace {
  return new Workspace(new Appearance({ getItem: () => null, setItem: () => undefined }));
}

/** Unlocks the study, and codes as Ines Ortega. */
export async function enter(workspace: Workspace): Promise<void> {
  await workspace.session.unlock('/a/Pilot.verbatim', { kind: 'passphrase', text: FAKE_PASSPHRASE });
  await workspace.session.chooseCoder('Ines Ortega');
  await workspace.enter();
}

/** A core, and a window in which somebody codes its study. `host` is where the core is answered from. */
export async function entered(
  core = new FakeCore(),
  host: Host = core.host(),
): Promise<{ core: FakeCore; workspace: Workspace }> {
  installHost(host);
  const workspace = plainWorkspace();
  await enter(workspace);
  return { core, workspace };
}
