export { default as FrameworkView } from './FrameworkView.svelte';
export { default as OpenSummary } from './OpenSummary.svelte';
