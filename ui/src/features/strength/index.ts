export { default as StrengthView } from './StrengthView.svelte';
export { default as ThemeDetails } from './ThemeDetails.svelte';
