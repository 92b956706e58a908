export { default as ViewTabs } from './ViewTabs.svelte';
