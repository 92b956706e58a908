export { default as LeavingDialog } from './LeavingDialog.svelte';
