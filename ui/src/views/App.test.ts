import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { installHost } from '../ipc/call';
import { FakeCore, FAKE_PASSPHRASE } from '../ipc/fake';
import { plainWorkspace } from '../state/entered';
import type { Workspace } from '../state/workspace.svelte';
import App from './App.svelte';

let workspace: Workspace;
const user = userEvent.setup();
// The whole window is drawn and typed into.
vi.setConfig({ testTimeout: 20_000 });

beforeEach(async () => {
  // Wide enough for all panes.
  window.innerWidth = 1440;
  installHost(new FakeCore().host());
  workspace = plainWorkspace();
  await workspace.session.begin();
  render(App, { workspace });
});

// What a window keeps after a pause would otherwise land in the core of the next test.
afterEach(() => workspace.lock());

async function unlock(): Promise<void> {
  await user.click(await screen.findByRole('button', { name: /^Operations study/u }));
  await user.type(screen.getByLabelText('Study passphrase'), `${FAKE_PASSPHRASE}{Enter}`);
  await user.click(await screen.findByRole('button', { name: /Code as Ines Ortega/u }));
  await screen.findByRole('treegrid', { name: 'Interviews' }, { timeout: 5000 });
}

describe('the way to an open study', () => {
  it('is drawn larger for whoever needs it, before anything can be unlocked', async () => {
    await user.keyboard('{Control>}={/Control}');
    expect(workspace.appearance.size).toBeGreaterThan(1);
    await user.click(screen.getByRole('button', { name: /^Operations study/u }));
    await user.type(screen.getByLabelText('Study passphrase'), '{Control>}0{/Control}');
    expect(workspace.appearance.size).toBe(1);
  });

  it('says plainly that a passphrase is wrong, and opens with the right one', async () => {
    await user.click(screen.getByRole('button', { name: /^Operations study/u }));
    await user.type(screen.getByLabelText('Study passphrase'), 'wrong{Enter}');
    expect(await screen.findByText(/does not open this study/u)).toBeInTheDocument();
    await user.clear(screen.getByLabelText('Study passphrase'));
    await user.type(screen.getByLabelText('Study passphrase'), `${FAKE_PASSPHRASE}{Enter}`);
    expect(await screen.findByRole('radio', { name: /Theo Lund/u })).toBeInTheDocument();
  });

  it('makes a study only after two words of the recovery key were typed', async () => {
    await user.click(screen.getByRole('button', { name: /New study/u }));
    await user.type(screen.getByLabelText('Name of the study'), 'Pilot');
    await user.click(screen.getByRole('button', { name: 'Choose…' }));
    await user.type(screen.getByLabelText('Passphrase'), 'long enough');
    await user.type(screen.getByLabelText('Passphrase again'), 'long enough');
    await user.type(screen.getByLabelText('Who is coding'), 'Ines');
    await user.click(screen.getByRole('button', { name: 'Make the study' }));
    const words = (await screen.findAllByRole('listitem')).map((item) => item.lastChild?.textContent ?? '');
    expect(words).toHaveLength(24);
    await user.click(screen.getByRole('button', { name: /go on/u }));
    expect(screen.getByText(/not what stands on this page/u)).toBeInTheDocument();
    for (const field of screen.getAllByLabelText(/^Word \d+$/u)) {
      const place = Number(
        /\d+/u.exec(screen.getByText(/^Word/u, { selector: `label[for="${field.id}"]` }).textContent)?.[0],
      );
      await user.type(field, words[place - 1] ?? '');
    }
    await user.click(screen.getByRole('button', { name: /go on/u }));
    expect(await screen.findByText('No interviews yet')).toBeInTheDocument();
  });
});

describe('an open study', () => {
  it('lists interviews by category and goes to one by a few letters of its name', async () => {
    await unlock();
    expect(screen.getByRole('row', { name: /LE-L-01/u })).toBeInTheDocument();
    await user.keyboard('{Control>}p{/Control}le-l{Enter}');
    expect(await screen.findByRole('tree', { name: 'Codebook' })).toBeInTheDocument();
    expect(screen.getByRole('heading', { name: /LE-L-01/u })).toBeInTheDocument();
  });

  it('finds any action by its words and shows its key', async () => {
    await unlock();
    await user.keyboard('{Control>}{Shift>}p{/Shift}{/Control}');
    expect(await screen.findByRole('combobox', { name: 'Find an action' })).toHaveFocus();
    await user.keyboard('histo');
    expect(screen.getByRole('option', { name: /History.*Ctrl H/u })).toBeInTheDocument();
    await user.keyboard('{Enter}');
    expect(await screen.findByRole('region', { name: 'History' })).toBeInTheDocument();
  });

  it('shows the matrix and moves in it by keys', async () => {
    await unlock();
    await user.keyboard('{Control>}5{/Control}');
    const grid = await screen.findByRole('treegrid');
    const first = within(grid).getByRole('rowheader', { name: /Protection of victims/u });
    first.focus();
    await user.keyboard('{ArrowRight}');
    expect(document.activeElement).toHaveAccessibleName(/Advocates: 2 of 2 people, small cell/u);
    await user.keyboard('{Home}{ArrowLeft}');
    expect(within(grid).queryByText('Training and policies')).not.toBeInTheDocument();
  });

  it('previews an import before anything is stored, and reports each file', async () => {
    await unlock();
    await user.keyboard('{Control>}i{/Control}');
    expect(await screen.findByText('The file is empty.')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: /Import 1 transcript/u }));
    expect(await screen.findByText('Transcripts imported')).toBeInTheDocument();
  });

  it('codes once with a key that is held down', async () => {
    await unlock();
    await workspace.openInterview('transcript-0');
    const { transcript, coding, codebook } = workspace;
    coding.slots.put(codebook.codes.find((one) => one.name === 'Root causes')?.id ?? '', 1);
    coding.slots.put(codebook.codes.find((one) => one.name === 'Positive practice')?.id ?? '', 2);
    const before = transcript.codings.length;
    transcript.selection = { start: 0, end: 4, text: (transcript.view?.text ?? '').slice(0, 4) };
    const press = (key: string, repeat: boolean) =>
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key, repeat, bubbles: true }));
    press('2', true);
    press('1', false);
    await vi.waitFor(() => expect(transcript.codings).toHaveLength(before + 1));
    expect(transcript.pickedCoding?.code).toBe(coding.slots.at(1));
  });

  it('locks by key and keeps nothing on the page', async () => {
    await unlock();
    await user.keyboard('{Control>}l{/Control}');
    expect(await screen.findByText(/Locked/u)).toBeInTheDocument();
    expect(document.body.textContent).not.toContain('LE-L-01');
    expect(document.title).not.toContain('study');
  });
});
