export { default as ImportPanel } from './ImportPanel.svelte';
export { default as InterviewList } from './InterviewList.svelte';
export { default as StudyHead } from './StudyHead.svelte';
