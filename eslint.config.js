import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import { defineConfig } from 'eslint/config';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './ui/svelte.config.js';

const noNetwork = ['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource'].map((name) => ({
  name,
  message: 'Verbatim opens no connection.',
}));

/** Rooms that only one other room may enter; dependency-cruiser holds the rest. */
const tauri = { group: ['@tauri-apps/*'], message: 'Only ui/src/ipc knows Tauri.' };
const bits = { group: ['bits-ui'], message: 'Only ui/src/parts knows bits-ui.' };

export default defineConfig(
  { ignores: ['ui/dist/**', 'ui/src/ipc/generated/**'] },
  js.configs.recommended,
  ts.configs.strictTypeChecked,
  svelte.configs.recommended,
  {
    languageOptions: {
      globals: globals.browser,
      parserOptions: { projectService: true, extraFileExtensions: ['.svelte'] },
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } },
  },
  {
    files: ['**/*.ts', '**/*.svelte'],
    rules: {
      'no-restricted-globals': ['error', ...noNetwork],
      'no-restricted-imports': ['error', { patterns: [tauri, bits] }],
      'svelte/no-at-html-tags': 'error',
      // Offsets are code points here, and spreading a string counts just those.
      '@typescript-eslint/no-misused-spread': 'off',
      // Sets and maps of the state are replaced whole, never changed in place.
      'svelte/prefer-svelte-reactivity': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
    },
  },
  {
    files: ['ui/src/ipc/**/*.ts'],
    rules: { 'no-restricted-imports': ['error', { patterns: [bits] }] },
  },
  {
    files: ['ui/src/parts/**'],
    rules: { 'no-restricted-imports': ['error', { patterns: [tauri] }] },
  },
  { files: ['**/*.js', '**/*.mjs'], extends: [ts.configs.disableTypeChecked] },
  // The journeys: Node, and functions that are sent to the window.
  { files: ['tests/{journeys,painting}/**/*.mjs'], languageOptions: { globals: globals.node } },
);
