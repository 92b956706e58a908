export { default as Transcript } from './Transcript.svelte';
