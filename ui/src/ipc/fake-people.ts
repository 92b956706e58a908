// The fake core: interviewees, categories, attributes, outreach and assignments. Writes are not undone here.
import type { FakeState, Handlers } from './fake-state';
import { NOTHING, refusal } from './fake-state';
import type { FakeTranscript } from './fake-text';
import type {
  AttributeRow,
  CategoryRow,
  Change,
  IntervieweeCard,
  OutreachRow,
  Person,
  Withdrawn,
} from './types';

const CONSENTS = [
  'named',
  'quote',
  'quote after approval',
  'paraphrase',
  'background',
  'background not counted',
  'withdrawn',
];

interface Group {
  id: string;
  name: string;
  parent: string | null;
  attribution: string | null;
}

/** Everyone in the fake, made from its interviews. */
class FakePeople {
  cards: IntervieweeCard[] = [];
  groups: Group[] = [];
  attributes: { id: string; name: string; kind: string }[] = [
    { id: 'attribute-0', name: 'Years in the field', kind: 'integer' },
    { id: 'attribute-1', name: 'Region', kind: 'text' },
  ];
  outreach: OutreachRow[] = [];
  private made = 0;

  constructor(private readonly core: FakeState) {
    for (const { row } of core.transcripts) if (row.interviewee) this.cards.push(this.card(row.interviewee));
    this.cards.forEach((card, at) => {
      card.attributes = [String(4 + at * 3), at % 2 === 0 ? 'North' : 'South'];
      this.outreach.push(approach(`outreach-${at}`, card, 'interviewed'));
    });
    if (this.cards.length > 0) {
      this.outreach.push({
        ...approach('outreach-d', null, 'declined'),
        label: 'Shelter director, north county',
      });
      this.outreach.push({ ...approach('outreach-n', null, 'no answer'), label: 'Detective, port unit' });
    }
  }

  id(what: string): string {
    this.made += 1;
    return `${what}-made-${this.made}`;
  }

  card(person: Person): IntervieweeCard {
    return {
      id: person.id,
      label: person.label,
      category_id: this.group(person.category, person.subcategory),
      category: person.category,
      subcategory: person.subcategory,
      attribution: person.attribution,
      consent: person.consent,
      consent_date: '2024-06-20',
      consent_source: 'Signed form',
      embargo_until: null,
      recommended_by: [],
      same_organisation_as: [],
      groups: [],
      attributes: this.attributes.map(() => null),
      transcripts: this.core.transcripts
        .filter(({ row }) => row.interviewee?.id === person.id)
        .map(({ id }) => id),
      memos: 0,
    };
  }

  group(category: string | null, subcategory: string | null): string | null {
    if (category === null) return null;
    const top = this.named(category, null);
    return subcategory === null ? top : this.named(subcategory, top);
  }

  named(name: string, parent: string | null): string {
    const there = this.groups.find((one) => one.name === name && one.parent === parent);
    if (there) return there.id;
    const id = this.id('category');
    this.groups.push({ id, name, parent, attribution: null });
    return id;
  }

  categories(): CategoryRow[] {
    return this.groups.map((group) => ({
      ...group,
      interviewees: this.cards.filter(
        (card) => card.category_id === group.id || this.parentOf(card.category_id) === group.id,
      ).length,
    }));
  }

  attributeRows(): AttributeRow[] {
    return this.attributes.map((attribute, at) => ({
      ...attribute,
      values: [...new Set(this.cards.flatMap((card) => card.attributes[at] ?? []))].sort(),
    }));
  }

  parentOf(id: string | null): string | null {
    return this.groups.find((one) => one.id === id)?.parent ?? null;
  }

  /** Shows a card's person wherever the person stands. */
  spread(card: IntervieweeCard): void {
    const parent = this.parentOf(card.category_id);
    const own = this.groups.find((one) => one.id === card.category_id)?.name ?? null;
    card.category = parent === null ? own : (this.groups.find((one) => one.id === parent)?.name ?? null);
    card.subcategory = parent === null ? null : own;
    for (const { row } of this.core.transcripts)
      if (row.interviewee?.id === card.id) row.interviewee = personOf(card);
  }

  transcript(id: string): FakeTranscript {
    const found = this.core.transcripts.find((one) => one.id === id);
    if (!found) throw refusal('other', 'That interview is no longer in the study.') as unknown as Error;
    return found;
  }

  done(said: string): Change {
    const affected = { ...NOTHING, interviews: true, interviewees: true };
    this.core.emit(affected);
    return { said, affected, place: null, undo: this.core.undoState() };
  }
}

const personOf = ({ id, label, category, subcategory, attribution, consent }: IntervieweeCard): Person => ({
  id,
  label,
  category,
  subcategory,
  attribution,
  consent,
});

const approach = (id: string, card: IntervieweeCard | null, outcome: string): OutreachRow => ({
  id,
  label: card?.label ?? '',
  category_id: card?.category_id ?? null,
  approached: '2024-05-02',
  found: card ? 'Recommended by an interviewee' : 'Public list',
  outcome,
  interviewee: card?.label ?? null,
});

/** Moves what `is` finds to a place among its siblings. */
function reordered<T>(all: T[], siblings: T[], item: T | undefined, position: number): T[] {
  if (!item) return all;
  const rest = siblings.filter((one) => one !== item);
  rest.splice(position, 0, item);
  let next = 0;
  return all.map((one) => (siblings.includes(one) ? (rest[next++] ?? one) : one));
}

/** What a withdrawal touches: everybody was interviewed alone here, and the next one mentions them. */
function touchedBy(core: FakeState, { cards }: FakePeople, interviewee: string): Withdrawn {
  const card = cards.find((one) => one.id === interviewee);
  const own = core.transcripts.filter(({ id }) => card?.transcripts.includes(id));
  const other = core.transcripts.find((one) => !own.includes(one));
  const place = (transcript: FakeTranscript) => ({ transcript: transcript.id, start: 0, end: 5 });
  return {
    interviewee: card?.label ?? '',
    recorded: false,
    removed: false,
    purged: false,
    transcripts: own.map((one) => ({
      id: one.id,
      transcript: one.row.file_name,
      codings: core.codings.filter(({ transcript }) => transcript === one.id).length,
      turns: one.turns.length,
      first: place(one),
      alone: true,
    })),
    summaries: 1,
    memos: card?.memos ?? 0,
    mentions: other
      ? [{ transcript: other.row.file_name, alias: '[advocate 1]', turn: 1, place: place(other) }]
      : [],
    published: [{ at: '2026-11-20T10:41:00Z', excerpts: 2 }],
    key_file: true,
    originals: null,
  };
}

/** The handlers of this part. */
export function peopleHandlers(core: FakeState): Handlers {
  let kept: FakePeople | null = null;
  const people = (): FakePeople => (kept ??= new FakePeople(core));
  return {
    people: () => ({
      interviewees: people().cards,
      categories: people().categories(),
      attributes: people().attributeRows(),
      consents: CONSENTS,
      groups: [],
    }),
    interviewee_put: ({ interviewee, category, attributes, ...same }) => {
      const all = people();
      for (const { name } of attributes)
        if (!all.attributes.some((one) => one.name === name)) {
          all.attributes.push({ id: all.id('attribute'), name, kind: 'text' });
          for (const card of all.cards) card.attributes.push(null);
        }
      let card = all.cards.find((one) => one.id === interviewee);
      if (!card) {
        card = all.card({
          id: all.id('person'),
          category: null,
          subcategory: null,
          label: same.label,
          attribution: null,
          consent: null,
        });
        all.cards.push(card);
      }
      const values = all.attributes.map(
        ({ name }) => attributes.find((one) => one.name === name)?.value ?? null,
      );
      Object.assign(card, same, { category_id: category, attributes: values });
      all.spread(card);
      return all.done(interviewee === null ? `Added ${same.label}` : `Changed ${same.label}`);
    },
    interviewee_loss: ({ interviewee }) => {
      const card = people().cards.find((one) => one.id === interviewee);
      const held = card?.transcripts.length ?? 0;
      return {
        codings: 0,
        memos: 0,
        said: `${held} ${held === 1 ? 'interview stays' : 'interviews stay'}, given to nobody. Codings stay.`,
      };
    },
    interviewee_remove: ({ interviewee }) => {
      const all = people();
      const card = all.cards.find((one) => one.id === interviewee);
      all.cards = all.cards.filter((one) => one.id !== interviewee);
      for (const { row } of core.transcripts) if (row.interviewee?.id === interviewee) row.interviewee = null;
      return all.done(`Removed ${card?.label ?? ''}`);
    },
    withdrawal: ({ interviewee }) => touchedBy(core, people(), interviewee),
    interviewee_withdraw: ({ interviewee, remove }) => {
      const all = people();
      const card = all.cards.find((one) => one.id === interviewee);
      if (!card) throw refusal('other', 'There is no such interviewee in the study.') as unknown as Error;
      card.consent = 'withdrawn';
      all.spread(card);
      if (remove) {
        const goes = new Set(card.transcripts);
        core.transcripts.splice(0, Infinity, ...core.transcripts.filter((one) => !goes.has(one.id)));
        core.codings = core.codings.filter((one) => !goes.has(one.transcript));
        card.transcripts = [];
      }
      return all.done(`${card.label} has withdrawn`);
    },
    category_put: ({ category, parent, name, attribution }) => {
      const all = people();
      const there = all.groups.find((one) => one.id === category);
      if (there) Object.assign(there, { name, attribution });
      else all.groups.push({ id: all.id('category'), name, parent, attribution });
      for (const card of all.cards) all.spread(card);
      return all.done(there ? `Changed ${name}` : `Added ${name}`);
    },
    category_move: ({ id, position }) => {
      const all = people();
      const item = all.groups.find((one) => one.id === id);
      const siblings = all.groups.filter((one) => one.parent === item?.parent);
      all.groups = reordered(all.groups, siblings, item, position);
      return all.done(`Moved ${item?.name ?? ''}`);
    },
    category_remove: ({ category }) => {
      const all = people();
      const found = all.groups.find((one) => one.id === category);
      all.groups = all.groups.filter((one) => one.id !== category && one.parent !== category);
      for (const card of all.cards) {
        if (all.groups.some((one) => one.id === card.category_id)) continue;
        card.category_id = found?.parent ?? null;
        all.spread(card);
      }
      return all.done(`Removed ${found?.name ?? ''}`);
    },
    attribute_remove: ({ attribute }) => {
      const all = people();
      const at = all.attributes.findIndex((one) => one.id === attribute);
      const [gone] = all.attributes.splice(at, 1);
      for (const card of all.cards) card.attributes.splice(at, 1);
      return all.done(`Removed ${gone?.name ?? ''}`);
    },
    attribute_rename: ({ attribute, name }) => {
      const found = people().attributes.find((one) => one.id === attribute);
      if (found) found.name = name;
      return people().done(`Renamed ${name}`);
    },
    attribute_move: ({ id, position }) => {
      const all = people();
      const before = all.attributes;
      all.attributes = reordered(
        before,
        before,
        before.find((one) => one.id === id),
        position,
      );
      const places = all.attributes.map((one) => before.indexOf(one));
      for (const card of all.cards) card.attributes = places.map((place) => card.attributes[place] ?? null);
      return all.done('Moved an attribute');
    },
    outreach_list: () => people().outreach,
    outreach_put: ({ outreach, category, interviewee, ...same }) => {
      const all = people();
      const label = all.cards.find((one) => one.id === interviewee)?.label ?? null;
      const fields = { ...same, category_id: category, interviewee: label };
      const there = all.outreach.find((one) => one.id === outreach);
      if (there) Object.assign(there, fields);
      else all.outreach.push({ id: all.id('outreach'), ...fields });
      return all.done('Changed the outreach list');
    },
    outreach_remove: ({ outreach }) => {
      const all = people();
      all.outreach = all.outreach.filter((one) => one.id !== outreach);
      return all.done('Removed from the outreach list');
    },
    interview_assign: ({ transcript, interviewee }) => {
      const all = people();
      const { row } = all.transcript(transcript);
      const card = all.cards.find((one) => one.id === interviewee);
      row.interviewee = card ? personOf(card) : null;
      for (const one of all.cards) {
        one.transcripts = one.transcripts.filter((id) => id !== transcript);
        if (one === card) one.transcripts.push(transcript);
      }
      return all.done(`Assigned ${row.file_name} to ${card?.label ?? 'nobody'}`);
    },
    speaker_assign: ({ transcript, label, role, interviewee }) => {
      const all = people();
      const found = all.transcript(transcript);
      const person = all.cards.find((one) => one.id === interviewee)?.label ?? null;
      for (const speaker of [...found.row.speakers, ...found.speakers])
        if (speaker.label === label)
          Object.assign(speaker, { role: role ?? speaker.role, interviewee: person });
      return all.done(`Changed the speakers of ${found.row.file_name}`);
    },
    interview_put: ({ interview, ...fields }) => {
      for (const { row } of core.transcripts) if (row.interview === interview) Object.assign(row, fields);
      return people().done('Changed what is known of an interview');
    },
    interview_finish: ({ interview, finished }) => {
      const me = core.coder?.name ?? '';
      for (const { row } of core.transcripts) {
        if (row.interview !== interview) continue;
        const others = row.finished_by.filter((name) => name !== me);
        row.finished_by = finished ? [...others, me] : others;
      }
      return people().done(finished ? 'Marked an interview finished' : 'Opened an interview again');
    },
    transcript_rename: ({ transcript, name }) => {
      people().transcript(transcript).row.file_name = name;
      return people().done(`Renamed a transcript, now ${name}`);
    },
    transcript_loss: ({ transcript }) => {
      const codings = core.codings.filter((one) => one.transcript === transcript).length;
      return { codings, memos: 0, said: `${codings} codings go with it.` };
    },
    transcript_remove: ({ transcript }) => {
      const { row } = people().transcript(transcript);
      core.transcripts.splice(
        core.transcripts.findIndex((one) => one.id === transcript),
        1,
      );
      core.codings = core.codings.filter((one) => one.transcript !== transcript);
      return people().done(`Removed ${row.file_name}`);
    },
    undo_to: ({ number }) => {
      const since = core.history.filter((row) => row.number >= number && !row.undone).length;
      let change: Change = { said: '', affected: NOTHING, place: null, undo: core.undoState() };
      for (let step = 0; step < since; step += 1) change = core.step(core.done, core.undone, 'Undid: ');
      return { ...change, said: `Took back ${since} acts` };
    },
  };
}
