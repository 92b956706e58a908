export { default as BesideCell } from './BesideCell.svelte';
export { default as ByCategory } from './ByCategory.svelte';
