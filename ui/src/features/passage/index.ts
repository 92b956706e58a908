export { default as IntervieweeCard } from './IntervieweeCard.svelte';
export { default as Passage } from './Passage.svelte';
