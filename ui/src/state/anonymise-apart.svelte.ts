// Findings that somebody said are another person than their name says.
import type { FindingRow } from '../ipc/types';
import type { Extent } from './anonymise-extent';

type Found = Pick<FindingRow, 'start' | 'text'>;

/** Findings of one text that go apart from others of the same name while they wait. */
export class Apart {
  private keys = $state.raw<ReadonlySet<string>>(new Set());

  /** Whether a finding was said to be somebody else. */
  has(finding: Found): boolean {
    return this.keys.has(keyOf(finding));
  }

  /** Says that a finding is somebody else. */
  add(finding: Found): void {
    this.keys = new Set([...this.keys, keyOf(finding)]);
  }

  /**
   * What these findings are known by once other places have changed: `came` is how many code points stand in each of
   * them then; `null` where they were left as they are.
   */
  after(
    findings: readonly FindingRow[],
    decided: readonly Extent[],
    came: number | null,
  ): ReadonlySet<string> {
    const shift = (start: number): number =>
      decided
        .filter((one) => one.end <= start)
        .reduce((sum, one) => sum + (came === null ? 0 : came - (one.end - one.start)), 0);
    const own = findings.filter((one) => this.has(one));
    return new Set(own.map((one) => keyOf({ ...one, start: one.start + shift(one.start) })));
  }

  /** Takes what they are known by now. */
  take(keys: ReadonlySet<string>): void {
    this.keys = keys;
  }

  /** Forgets those that are found no more. */
  keepOf(findings: readonly FindingRow[]): void {
    this.keys = new Set([...this.keys].filter((key) => findings.some((one) => keyOf(one) === key)));
  }
}

/** What a finding is known by while it waits. */
function keyOf({ start, text }: Found): string {
  return `${start} ${text}`;
}
