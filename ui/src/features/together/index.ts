export { default as TogetherView } from './TogetherView.svelte';
