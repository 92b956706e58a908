// What may be meant while a query is typed: names of fields, their values, codes.
import { call } from '../ipc/call';
import type { Suggestion } from '../ipc/types';
import { pathName } from './words';

/** Suggestions at the caret of the field. */
export class Suggestions {
  rows = $state.raw<readonly Suggestion[]>([]);
  /** Place of the one that Enter takes; `-1` while none is chosen. */
  at = $state(-1);

  readonly open = $derived(this.rows.length > 0);
  readonly chosen = $derived(this.rows[this.at] ?? null);

  private asked = 0;

  constructor(private readonly failed: (reason: unknown) => void) {}

  /** Looks what may be meant at a place, in code points. An answer that a later question has overtaken is dropped. */
  async ask(typed: string, at: number): Promise<void> {
    this.asked += 1;
    const { asked } = this;
    try {
      const rows = await call('search_suggest', { typed, at });
      if (asked !== this.asked) return;
      this.rows = rows.filter((row) => !isTyped(row, typed));
      // After a name only a value can follow; anywhere else the words may be meant as they stand.
      this.at = this.rows[0]?.kind === 'value' || this.rows[0]?.kind === 'code' ? 0 : -1;
    } catch (reason) {
      if (asked === this.asked) this.failed(reason);
    }
  }

  /** Goes to another suggestion. Says whether there is one. */
  move(step: 1 | -1): boolean {
    if (!this.open) return false;
    this.at = Math.max(-1, Math.min(this.rows.length - 1, this.at + step));
    return true;
  }

  /** Closes the list. Says whether it was open. */
  close(): boolean {
    const { open } = this;
    this.asked += 1;
    this.rows = [];
    this.at = -1;
    return open;
  }
}

/** What was typed with a suggestion taken, and where the caret is then, in code points. */
export function taken(typed: string, { start, end, insert }: Suggestion): { typed: string; caret: number } {
  const letters = [...typed];
  return {
    typed: letters.slice(0, start).join('') + insert + letters.slice(end).join(''),
    caret: start + [...insert].length,
  };
}

/** Whether a suggestion would say nothing new: it stands there already, or a code is named by the end of its path. */
function isTyped({ start, end, insert, words, kind }: Suggestion, typed: string): boolean {
  const there = [...typed].slice(start, end).join('');
  if (there === insert.trim()) return true;
  if (kind === 'field' || kind === 'operator') return false;
  const value = there
    .replace(/^[^:"]*:/u, '')
    .replaceAll('"', '')
    .trim()
    .toLowerCase();
  return [words, pathName(words)].some((one) => one.toLowerCase() === value);
}
