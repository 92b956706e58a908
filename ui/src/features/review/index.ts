export { default as ReviewQueue } from './ReviewQueue.svelte';
