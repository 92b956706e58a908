export { default as FilterPane } from './FilterPane.svelte';
export { default as HitContext } from './HitContext.svelte';
export { default as SearchMiddle } from './SearchMiddle.svelte';
