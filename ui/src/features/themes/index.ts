export { default as Controls } from './Controls.svelte';
export { default as Matrix } from './Matrix.svelte';
