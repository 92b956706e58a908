export { default as PassphraseDialog } from './PassphraseDialog.svelte';
export { default as SafetyPanel } from './SafetyPanel.svelte';
