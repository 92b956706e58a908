// What the study wants to know of passages beside their codes: the operation, agency or period spoken of.
import { call } from '../ipc/call';
import type { Change, Coding, CodingAttributeRow } from '../ipc/types';
import { Latest } from './latest';
import type { OpenTranscript } from './transcript.svelte';

/** Attributes of codings, and their values on codings of the open transcript. */
export class CodingAttributes {
  rows = $state.raw<readonly CodingAttributeRow[]>([]);
  /** Whether the panel in which they are defined is open. */
  open = $state(false);
  private readonly readings = new Latest();

  constructor(private readonly transcript: Pick<OpenTranscript, 'writing' | 'revise'>) {}

  /** Reads them. */
  async load(): Promise<void> {
    await this.readings.read(
      () => call('coding_attributes', {}),
      (rows) => {
        this.rows = rows;
      },
    );
  }

  /** Defines an attribute. */
  define(name: string): Promise<Change> {
    return this.put(null, name, []);
  }

  /** Gives an attribute another name. */
  rename({ id, choices }: CodingAttributeRow, name: string): Promise<Change> {
    return this.put(id, name, choices);
  }

  /** Chooses the values that an attribute can have; none lets it have any. */
  choose({ id, name }: CodingAttributeRow, choices: string[]): Promise<Change> {
    return this.put(id, name, choices);
  }

  /** Removes an attribute with its values. */
  remove(attribute: string): Promise<Change> {
    return call('coding_attribute_remove', { attribute });
  }

  /** Sets a value of a coding of the open transcript; `null` takes it away. `null` is answered where it has it already. */
  async set(coding: Coding, attribute: CodingAttributeRow, typed: string | null): Promise<Change | null> {
    const value = typed === null ? null : spelt(attribute, typed);
    if (value === valueOf(coding, attribute.id)) return null;
    const change = await this.transcript.writing(
      coding.transcript,
      () => call('coding_value_set', { codings: [coding.id], attribute: attribute.id, value }),
      (done) => done,
    );
    const others = coding.values.filter((one) => one.attribute !== attribute.id);
    const values = value === null ? others : [...others, { attribute: attribute.id, value }];
    this.transcript.revise(coding.id, { values });
    await this.load();
    return change;
  }

  /** Forgets everything, for locking. */
  close(): void {
    this.readings.forget();
    this.rows = [];
    this.open = false;
  }

  private put(attribute: string | null, name: string, choices: string[]): Promise<Change> {
    return call('coding_attribute_put', { attribute, name, choices });
  }
}

/** The value of an attribute that a coding has, if any. */
export function valueOf(coding: Coding, attribute: string): string | null {
  return coding.values.find((one) => one.attribute === attribute)?.value ?? null;
}

/** A value as the core keeps it: spelt as it was before, letter case aside. */
function spelt({ choices, values }: CodingAttributeRow, typed: string): string {
  const words = typed.trim();
  const known = [...choices, ...values.map(({ value }) => value)];
  return known.find((one) => one.toLowerCase() === words.toLowerCase()) ?? words;
}
