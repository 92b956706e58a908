export { default as CodePicker } from './CodePicker.svelte';
export { default as CodeTree } from './CodeTree.svelte';
export { default as CodeWords } from './CodeWords.svelte';
