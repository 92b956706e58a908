export { default as ByCategory } from './ByCategory.svelte';
