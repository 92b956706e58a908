export { default as PreviewPane } from './PreviewPane.svelte';
export { default as WhatLeft } from './WhatLeft.svelte';
export { default as WhatPane } from './WhatPane.svelte';
export { default as WhomPane } from './WhomPane.svelte';
