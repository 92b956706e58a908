import { mount } from 'svelte';
import { installHost } from './ipc/call';
import { tauriHost } from './ipc/tauri';
import { Appearance } from './state/appearance.svelte';
import { Workspace } from './state/workspace.svelte';
import './styles/fonts.css';
import './styles/tokens.css';
import './styles/base.css';
import App from './views/App.svelte';

// In a browser, for looking at screens. The condition is constant in a build, so the fake is not in it.
if (import.meta.env.DEV && new URLSearchParams(location.search).has('fake')) {
  const { FakeCore } = await import('./ipc/fake');
  installHost(new FakeCore().host());
} else {
  installHost(tauriHost());
}

const workspace = new Workspace(new Appearance(localStorage));
void workspace.session.begin();

const target = document.querySelector('#app');
if (target) mount(App, { target, props: { workspace } });
