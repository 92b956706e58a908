import { svelte } from '@sveltejs/vite-plugin-svelte';
import { svelteTesting } from '@testing-library/svelte/vite';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

/** Icons of Lucide are drawn by `parts/Icon.svelte`, which says why. */
const icons: Plugin = {
  name: 'icons',
  enforce: 'pre',
  resolveId: (source, importer) =>
    source === '../Icon.svelte' && importer?.includes('/@lucide/svelte/')
      ? fileURLToPath(new URL('src/parts/Icon.svelte', import.meta.url))
      : null,
};

export default defineConfig({
  plugins: [icons, svelte(), svelteTesting({ autoCleanup: false })],
  clearScreen: false,
  server: { port: 5173, strictPort: true },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    // WebKitGTK 2.40 and WebView2 of the same years read this.
    target: 'safari16',
    // A font as a data: address would be refused by font-src 'self'.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  test: {
    environment: 'jsdom',
    include: ['src/**/*.test.ts'],
    setupFiles: ['./src/test-setup.ts'],
  },
});
