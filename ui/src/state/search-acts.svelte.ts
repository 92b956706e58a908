// What is done with hits: coding them, and writing them to a file.
import { call } from '../ipc/call';
import type { Change, CodeHitsPlan, HitUnit, HitsExported, HitRef, SearchRequest } from '../ipc/types';
import type { Target } from './search-list.svelte';

/** Name of a file of hits. */
const SUGGESTED = 'Hits internal.csv';

/** Hits that something is about to be done with. */
export interface Aim {
  request: SearchRequest;
  /** `null` for all that the query finds. */
  chosen: HitRef[] | null;
  count: number;
}

/** What would be coded. */
export interface Weighed {
  code: string;
  unit: HitUnit;
  plan: CodeHitsPlan;
}

/** Acts on hits. */
export class HitActs {
  /** The hits that are about to be coded; `null` while nothing is asked. */
  aim = $state.raw<Aim | null>(null);
  /** Whether it is asked if a file for the team may be written. */
  exporting = $state(false);
  /** What of each hit is coded. */
  unit = $state<HitUnit>('hit');
  /** What was counted last; it may be of another code than the one looked at by now. */
  weighed = $state.raw<Weighed | null>(null);

  private questions = 0;

  /** Asks for the code that hits are to get. */
  askCode(request: SearchRequest, target: Target, found: number): void {
    this.weighed = null;
    this.aim = { request, chosen: places(target), count: target.hits?.length ?? found };
  }

  /** Asks for nothing more. */
  leave(): void {
    this.exporting = false;
    this.questions += 1;
    this.aim = null;
    this.weighed = null;
  }

  /** Counts what coding would do, before it is done. */
  async weigh(code: string, unit: HitUnit): Promise<void> {
    const { aim } = this;
    if (!aim) return;
    this.questions += 1;
    const { questions } = this;
    const plan = await call('search_code_plan', { request: aim.request, chosen: aim.chosen, unit, code });
    if (questions === this.questions) this.weighed = { code, unit, plan };
  }

  /** Codes the hits as one action. */
  async code(code: string): Promise<Change | undefined> {
    const { aim, unit } = this;
    if (!aim) return undefined;
    return call('search_code', { request: aim.request, chosen: aim.chosen, unit, code });
  }

  /** Writes hits to a file for the team. `null` where no file was chosen. */
  async export(request: SearchRequest, target: Target): Promise<HitsExported | null> {
    this.exporting = false;
    // The name says what is in it, wherever the file goes.
    const path = await call('choose_export_file', { suggested: SUGGESTED, extensions: ['csv', 'json'] });
    if (path === null) return null;
    const format = path.toLowerCase().endsWith('.json') ? 'json' : 'csv';
    return call('search_export', { request, chosen: places(target), path, format });
  }
}

function places(target: Target): HitRef[] | null {
  return target.hits?.map(({ transcript, start, end }) => ({ transcript, start, end })) ?? null;
}
