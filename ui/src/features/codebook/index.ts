export { default as CodePicker } from './CodePicker.svelte';
export { default as CodeTree } from './CodeTree.svelte';
