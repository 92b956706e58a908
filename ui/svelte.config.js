import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';

/** @type {import('@sveltejs/vite-plugin-svelte').SvelteConfig} */
export default {
  preprocess: vitePreprocess(),
  compilerOptions: {
    // Libraries may still be written without runes; ours never are.
    runes: ({ filename }) => (filename.includes('node_modules') ? undefined : true),
  },
};
