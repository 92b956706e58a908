export { default as IntervieweeCard } from './IntervieweeCard.svelte';
export { default as MemoPanel } from './MemoPanel.svelte';
export { default as Passage } from './Passage.svelte';
export { default as SpokenPanel } from './SpokenPanel.svelte';
