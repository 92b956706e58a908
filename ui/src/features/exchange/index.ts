export { default as CodebookDialog } from './CodebookDialog.svelte';
export { default as ImportDialog } from './ImportDialog.svelte';
export { default as ProjectDialog } from './ProjectDialog.svelte';
