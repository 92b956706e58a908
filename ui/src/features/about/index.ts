export { default as AboutDialog } from './AboutDialog.svelte';
