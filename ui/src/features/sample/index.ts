export { default as SampleView } from './SampleView.svelte';
