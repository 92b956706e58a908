export { default as Categories } from './Categories.svelte';
export { default as NewPerson } from './NewPerson.svelte';
export { default as Outreach } from './Outreach.svelte';
export { default as OutreachCard } from './OutreachCard.svelte';
export { default as PeopleList } from './PeopleList.svelte';
export { default as PersonCard } from './PersonCard.svelte';
export { default as WithdrawalDialog } from './WithdrawalDialog.svelte';
