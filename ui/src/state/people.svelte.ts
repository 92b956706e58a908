// Who was interviewed or approached, and how people are grouped.
import { call } from '../ipc/call';
import type {
  Affected,
  Change,
  DescribeInterviewee,
  DescribeOutreach,
  IntervieweeCard,
  InterviewRow,
  Loss,
  OutreachRow,
  People as PeopleReply,
} from '../ipc/types';
import {
  described,
  describedOutreach,
  outreachShown,
  peopleShown,
  personChoices,
  type OutreachColumn,
  type PersonColumn,
} from './people';
import type { Sorting } from './sorting';

/** A part of the library. */
export type LibraryTab = 'interviews' | 'interviewees' | 'categories' | 'outreach';

/** A person who is about to be removed, with what goes along. */
export interface PersonRemoval {
  card: IntervieweeCard;
  loss: Loss;
}

const NOBODY: PeopleReply = { interviewees: [], categories: [], attributes: [], consents: [], groups: [] };

/** Interviewees, categories, attributes, and the outreach list. */
export class People {
  /** Which part of the library is shown. */
  tab = $state<LibraryTab>('interviews');
  all = $state.raw<PeopleReply>(NOBODY);
  outreach = $state.raw<OutreachRow[]>([]);
  loaded = $state(false);
  filter = $state('');
  sort = $state.raw<Sorting<PersonColumn> | null>(null);
  outreachFilter = $state('');
  outreachSort = $state.raw<Sorting<OutreachColumn> | null>(null);
  /** Id of the person whose card is shown. */
  current = $state<string | null>(null);
  /** Id of the row of the outreach list that is shown. */
  currentOutreach = $state<string | null>(null);
  /** Id of the category or attribute that has the keyboard, and of the one that is being renamed. */
  inOrder = $state<string | null>(null);
  renaming = $state<string | null>(null);
  /** Grows when the first field of the card that is shown should have the keyboard. */
  cardAsked = $state(0);
  /** Whether the form for someone new is shown. */
  adding = $state(false);
  /** Whom a person asked to remove and has not decided about. */
  removal = $state.raw<PersonRemoval | null>(null);

  readonly shown = $derived(peopleShown(this.all, this.filter, this.sort));
  readonly outreachRows = $derived(
    outreachShown(this.outreach, this.all.categories, this.outreachFilter, this.outreachSort),
  );
  /** Everybody as choices of a field. */
  readonly choices = $derived(personChoices(this.all));
  readonly byId = $derived(new Map(this.all.interviewees.map((card) => [card.id, card])));
  readonly byLabel = $derived(new Map(this.all.interviewees.map((card) => [card.label, card])));
  readonly currentCard = $derived(this.current === null ? null : (this.byId.get(this.current) ?? null));
  readonly currentApproach = $derived(this.outreach.find((row) => row.id === this.currentOutreach) ?? null);

  /** Reads everything again. */
  async load(): Promise<void> {
    const [all, outreach] = await Promise.all([call('people', {}), call('outreach_list', {})]);
    this.all = all;
    this.outreach = outreach;
    this.loaded = true;
    if (this.removal && !this.byId.has(this.removal.card.id)) this.removal = null;
  }

  /** Reads everything again where it was read before and a write touched it. */
  async changed({ interviews, interviewees }: Affected): Promise<void> {
    if (this.loaded && (interviews || interviewees)) await this.load();
  }

  /** Forgets everyone, for locking. */
  close(): void {
    this.tab = 'interviews';
    this.all = NOBODY;
    this.outreach = [];
    this.loaded = false;
    this.filter = '';
    this.outreachFilter = '';
    this.sort = null;
    this.outreachSort = null;
    this.current = null;
    this.currentOutreach = null;
    this.inOrder = null;
    this.renaming = null;
    this.adding = false;
    this.removal = null;
  }

  /** Gives the first field of the card that is shown the keyboard. */
  editCard(): void {
    this.cardAsked += 1;
  }

  /** Shows a part of the library. */
  show(tab: LibraryTab): void {
    this.tab = tab;
    this.adding = false;
    this.removal = null;
  }

  /** Changes one thing of a person. */
  change(card: IntervieweeCard, change: Partial<DescribeInterviewee>): Promise<Change> {
    return this.then(call('interviewee_put', described(card, this.all.attributes, change)));
  }

  /** Adds a person and shows the card. */
  async add(person: DescribeInterviewee): Promise<Change> {
    const change = await this.then(call('interviewee_put', person));
    this.adding = false;
    this.current = this.byLabel.get(person.label)?.id ?? null;
    return change;
  }

  /** Asks what would go with a person. */
  async weigh(card: IntervieweeCard): Promise<void> {
    const loss = await call('interviewee_loss', { interviewee: card.id });
    this.removal = { card, loss };
  }

  /** Removes a person. Interviews and codings stay. */
  async remove(card: IntervieweeCard): Promise<Change> {
    this.removal = null;
    return this.then(call('interviewee_remove', { interviewee: card.id }));
  }

  /** Adds or changes a category. */
  putCategory(
    category: string | null,
    parent: string | null,
    name: string,
    attribution: string | null,
  ): Promise<Change> {
    return this.then(call('category_put', { category, parent, name, attribution }));
  }

  /** Moves a category or an attribute among its siblings. */
  move(id: string, position: number): Promise<Change> {
    const attribute = this.all.attributes.some((one) => one.id === id);
    return this.then(call(attribute ? 'attribute_move' : 'category_move', { id, position }));
  }

  /** Removes a category, or an attribute with its values. People of a category stay. */
  removeInOrder(id: string): Promise<Change> {
    const attribute = this.all.attributes.some((one) => one.id === id);
    return this.then(
      attribute ? call('attribute_remove', { attribute: id }) : call('category_remove', { category: id }),
    );
  }

  /** Gives an attribute another name. */
  renameAttribute(attribute: string, name: string): Promise<Change> {
    return this.then(call('attribute_rename', { attribute, name }));
  }

  /** Changes one thing of a row of the outreach list. */
  changeOutreach(row: OutreachRow, change: Partial<DescribeOutreach>): Promise<Change> {
    return this.then(call('outreach_put', describedOutreach(row, this.all.interviewees, change)));
  }

  /** Adds a row to the outreach list and shows it. */
  async addOutreach(row: DescribeOutreach): Promise<Change> {
    const before = new Set(this.outreach.map((one) => one.id));
    const change = await this.then(call('outreach_put', row));
    this.adding = false;
    this.currentOutreach = this.outreach.find((one) => !before.has(one.id))?.id ?? null;
    return change;
  }

  /** Removes a row of the outreach list. */
  removeOutreach(row: OutreachRow): Promise<Change> {
    return this.then(call('outreach_remove', { outreach: row.id }));
  }

  /** Gives an interview to a person, or to nobody. */
  assign(row: InterviewRow, interviewee: string | null): Promise<Change> {
    return this.then(call('interview_assign', { transcript: row.transcript, interviewee }));
  }

  /** Reads again what a write changed, so that what is shown next is right. */
  private async then(written: Promise<Change>): Promise<Change> {
    const change = await written;
    await this.load();
    return change;
  }
}
