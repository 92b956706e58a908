// The fake core: what a study wants to know of passages beside their codes.
import { NOTHING, placeOf, refusal, type FakeState, type Handlers } from './fake-state';
import type { CodingAttributeRow } from './types';

/** The handlers of this part. */
export function codingAttributeHandlers(core: FakeState): Handlers {
  let attributes: Omit<CodingAttributeRow, 'values'>[] = [];
  const find = (id: string) => {
    const found = attributes.find((one) => one.id === id);
    if (!found) throw refusal('other', 'That attribute is no longer there.') as unknown as Error;
    return found;
  };
  const valuesOf = (id: string, choices: readonly string[]) => {
    const used = core.codings.flatMap(({ values }) => values.filter((one) => one.attribute === id));
    const all = [...new Set([...choices, ...used.map((one) => one.value)])];
    return all.map((value) => ({ value, codings: used.filter((one) => one.value === value).length }));
  };
  const keep = (said: string, rows: typeof attributes) => {
    attributes = rows;
    return core.act(said, { ...NOTHING, codebook: true }, () => undefined);
  };
  let made = 0;
  return {
    coding_attributes: () => attributes.map((one) => ({ ...one, values: valuesOf(one.id, one.choices) })),
    coding_attribute_put: ({ attribute, name, choices }) => {
      if (attributes.some((one) => one.id !== attribute && one.name.toLowerCase() === name.toLowerCase()))
        throw refusal(
          'other',
          `There is already an attribute of codings called “${name}”.`,
        ) as unknown as Error;
      if (attribute === null)
        return keep(`Defined ${name}`, [
          ...attributes,
          { id: `coding-attribute-${(made += 1)}`, name, choices },
        ]);
      find(attribute);
      return keep(
        `Changed ${name}`,
        attributes.map((one) => (one.id === attribute ? { ...one, name, choices } : one)),
      );
    },
    coding_attribute_remove: ({ attribute }) => {
      const { name } = find(attribute);
      for (const coding of core.codings)
        coding.values = coding.values.filter((one) => one.attribute !== attribute);
      return keep(
        `Removed ${name}`,
        attributes.filter((one) => one.id !== attribute),
      );
    },
    coding_value_set: ({ codings, attribute, value }) => {
      const { name } = find(attribute);
      const chosen = core.codings.filter((one) => codings.includes(one.id));
      const affected = {
        ...NOTHING,
        transcripts: [...new Set(chosen.map((one) => one.transcript))],
        codes: [...new Set(chosen.map((one) => one.code))],
      };
      const set = (): void => {
        for (const coding of core.codings.filter((one) => codings.includes(one.id))) {
          const others = coding.values.filter((one) => one.attribute !== attribute);
          coding.values = value === null ? others : [...others, { attribute, value }];
        }
      };
      const [only] = chosen;
      const place = only && chosen.length === 1 ? placeOf(only) : null;
      return core.act(`Set ${name}: ${value ?? 'none'}`, affected, set, place);
    },
  };
}
