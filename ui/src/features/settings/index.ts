export { default as SettingsPanel } from './SettingsPanel.svelte';
