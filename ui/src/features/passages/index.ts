export { default as PassageAside } from './PassageAside.svelte';
export { default as ReadingList } from './ReadingList.svelte';
