import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { installHost } from '../ipc/call';
import { FakeCore, FAKE_PASSPHRASE } from '../ipc/fake';
import { plainWorkspace } from '../state/entered';
import type { Workspace } from '../state/workspace.svelte';
import App from './App.svelte';

let workspace: Workspace;
let core: FakeCore;
const user = userEvent.setup();
// The whole window is drawn and typed into.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

beforeEach(async () => {
  window.innerWidth = 1440;
  core = new FakeCore();
  installHost(core.host());
  workspace = plainWorkspace();
  await workspace.session.begin();
  render(App, { workspace });
  await user.click(await screen.findByRole('button', { name: /^Operations study/u }));
  await user.type(screen.getByLabelText('Study passphrase'), `${FAKE_PASSPHRASE}{Enter}`);
  await user.click(await screen.findByRole('button', { name: /Code as Ines Ortega/u }));
  await screen.findByRole('treegrid', { name: 'Interviews' }, { timeout: 20_000 });
  await user.keyboard('{Control>}5{/Control}');
  await screen.findByRole('treegrid', { name: /^Themes/u });
});

// What a window keeps after a pause would otherwise land in the core of the next test.
afterEach(() => workspace.lock());

/** The row of a code. */
const rowOf = (name: string): HTMLElement =>
  screen.getByRole('rowheader', { name }).closest<HTMLElement>('[role=row]') ?? document.body;

/** Its cell in a column. */
const cellOf = (name: string, column: string): HTMLElement =>
  within(rowOf(name)).getByRole('gridcell', { name: new RegExp(`^${column}:`, 'u') });

const pane = (): HTMLElement => screen.getByRole('region', { name: 'Cell' });

describe('the matrix', () => {
  it('opens a cell by key, with its people and passages, and gives the keyboard back on Escape', async () => {
    const cell = cellOf('Advocate presence', 'Advocates');
    cell.focus();
    await user.keyboard('{Enter}');
    await screen.findByRole('heading', { name: 'People without it' });
    const passage = within(pane()).getByRole('article');
    await waitFor(() => expect(passage).toHaveFocus());
    expect(passage).toHaveTextContent('With the county, yes.');
    expect(passage).toHaveTextContent('—Nonprofit advocate');
    expect(within(pane()).getByRole('button', { name: /^AD-SV-01/u })).toBeInTheDocument();
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('region', { name: 'Cell' })).not.toBeInTheDocument();
    expect(cellOf('Advocate presence', 'Advocates')).toHaveFocus();
  });

  it('goes to a passage in its interview and comes back to the same cell', async () => {
    await user.click(cellOf('Protection of victims', 'Advocates'));
    await screen.findByRole('heading', { name: 'People without it' });
    await user.keyboard('{Enter}');
    await waitFor(() => expect(document.activeElement?.localName).toBe('article'));
    await user.keyboard('{ArrowDown}');
    await waitFor(() => expect(within(pane()).getAllByRole('article')[1]).toHaveFocus());
    const words = document.activeElement?.querySelector('.quote')?.textContent ?? '';
    expect(words).not.toBe('');
    await user.keyboard('{Enter}');
    await waitFor(() => expect(workspace.section).toBe('code'));
    await user.keyboard('{Alt>}{ArrowLeft}{/Alt}');
    await waitFor(() => expect(document.activeElement?.querySelector('.quote')?.textContent).toBe(words));
    expect(workspace.section).toBe('themes');
  });

  it('marks the passage that has the keyboard and no other', async () => {
    cellOf('Advocate presence', 'Advocates').focus();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(document.activeElement?.localName).toBe('article'));
    const id = workspace.themes.cell.row?.coding.id;
    await user.keyboard('i');
    await within(pane()).findByText('Quotable');
    expect(core.codings.filter((one) => one.quotable).map((one) => one.id)).toContain(id);
  });

  it('moves a passage to another code, and the pane follows', async () => {
    cellOf('Advocate presence', 'Advocates').focus();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(document.activeElement?.localName).toBe('article'));
    const id = workspace.themes.cell.row?.coding.id;
    await user.keyboard('c');
    // What lies in the top layer is not shown here.
    await user.click(await screen.findByRole('option', { name: /Root causes/u, hidden: true }));
    await within(pane()).findByText('Nobody raised it.');
    const moved = core.codings.find((one) => one.id === id);
    expect(core.codes.find((one) => one.id === moved?.code)?.name).toBe('Root causes');
    expect(workspace.failure).toBeNull();
  });

  it('tells how far off a share may be only where that was chosen, and that it only illustrates', async () => {
    await user.click(cellOf('Advocate presence', 'Advocates'));
    await screen.findByRole('heading', { name: 'People without it' });
    expect(within(pane()).queryByText('illustrative')).not.toBeInTheDocument();
    await user.keyboard('{Escape}{Control>},{/Control}');
    await user.click(await screen.findByRole('switch', { name: 'Show how far off a share may be' }));
    await user.click(cellOf('Advocate presence', 'Advocates'));
    expect(await within(pane()).findByText('illustrative')).toBeInTheDocument();
  });

  it('says what is counted, and what is left out can be counted again', async () => {
    cellOf('Advocate presence', 'Advocates').focus();
    await user.keyboard('f');
    // What lies in the top layer is not shown here.
    await user.click(await screen.findByRole('checkbox', { name: 'Experienced', hidden: true }));
    expect(await screen.findByText(/only passages whose basis is experienced/u)).toBeInTheDocument();
    await user.keyboard('{Escape}');
    await user.click(screen.getByRole('button', { name: 'Count without “Experienced”' }));
    await waitFor(() => expect(screen.queryByText(/only passages whose basis/u)).not.toBeInTheDocument());
  });

  it('counts by another measure with one key, and says it', async () => {
    cellOf('Advocate presence', 'Advocates').focus();
    await user.keyboard('m');
    expect(screen.getByRole('radio', { name: '% of N' })).toBeChecked();
    await waitFor(() =>
      expect(cellOf('Advocate presence', 'Advocates')).toHaveAccessibleName(
        'Advocates: 50 % of 2 people, small cell',
      ),
    );
  });

  it('opens a row by its name and a column by its head, and folds to a level by a digit', async () => {
    screen.getByRole('rowheader', { name: 'Advocate presence' }).focus();
    await user.keyboard('{Enter}');
    expect(await screen.findByRole('heading', { name: /Everyone.*Advocate presence/u })).toBeInTheDocument();
    await user.click(screen.getByRole('columnheader', { name: /^Advocates/u }));
    expect(await screen.findByRole('heading', { name: /Advocates.*all codes/u })).toBeInTheDocument();
    screen.getByRole('rowheader', { name: 'Protection of victims' }).focus();
    await user.keyboard('1');
    expect(screen.queryByRole('rowheader', { name: 'Advocate presence' })).not.toBeInTheDocument();
  });
});
