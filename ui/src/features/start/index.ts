export { default as ChooseCoder } from './ChooseCoder.svelte';
export { default as NewStudy } from './NewStudy.svelte';
export { default as RecoveryKey } from './RecoveryKey.svelte';
export { default as Restore } from './Restore.svelte';
export { default as StartScreen } from './StartScreen.svelte';
export { default as Unlock } from './Unlock.svelte';
