export { default as ImportPanel } from './ImportPanel.svelte';
export { default as InterviewDetails } from './InterviewDetails.svelte';
export { default as InterviewList } from './InterviewList.svelte';
export { default as LibraryTabs } from './LibraryTabs.svelte';
export { default as StudyAside } from './StudyAside.svelte';
export { default as StudyHead } from './StudyHead.svelte';
