export { default as SaturationView } from './SaturationView.svelte';
