// Where things lie.
import { join, resolve } from 'node:path';

/** The project. */
export const ROOT = resolve(import.meta.dirname, '../../..');

/** The journeys. */
export const JOURNEYS = join(ROOT, 'tests/journeys');
/** Pictures of failures and of screens. */
export const ARTIFACTS = join(ROOT, 'artifacts');
/** The program that opens the window. */
export const APP = resolve(process.env.VERBATIM_APP ?? join(ROOT, 'target/debug/verbatim-app'));
/** The command line. */
export const CLI = resolve(process.env.VERBATIM_CLI ?? join(ROOT, 'target/debug/verbatim'));
/** The raw sample study. */
export const SAMPLE = join(ROOT, 'sample');
