import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import {
  type MergeCandidate,
  type MergeField,
  mergeFields,
  type MergePreview,
  type MergeRecord,
} from '../../shared/merge.ts';
import type { Lead } from '../../shared/records.ts';
import { openDashboard } from '../support/msw/openDashboard.tsx';
import { activity, lead } from '../support/msw/records.ts';
import { firstDeed, refuse } from '../support/msw/staffApi.ts';

const first = lead({ id: 1, reference: 'SP-AAAAAA' });
const second = lead({ id: 2, reference: 'SP-BBBBBB', phone: '+12105550177', howHeard: 'Radio' });

function candidate(said: Lead, values: Partial<MergeCandidate> = {}): MergeCandidate {
  const { id, reference, locationId, status, closeReason, contactStop, requestedAt, version } =
    said;
  const told = mergeFields.map((field) => [field, hidden.includes(field) ? null : said[field]]);
  return {
    id,
    reference,
    locationId,
    status,
    closeReason,
    contactStop,
    requestedAt,
    version,
    values: Object.fromEntries(told) as MergeCandidate['values'],
    filled: [...hidden],
    moves: [],
    ...values,
  };
}
const hidden: readonly MergeField[] = ['concern', 'message'];

function preview(intoId: number, values: Partial<MergePreview> = {}): MergePreview {
  const taken = mergeFields.map((field) => [field, field === 'howHeard' ? 2 : intoId]);
  return {
    intoId,
    leads: [
      candidate(first, { moves: ['1 open task'] }),
      candidate(second, { moves: ['2 appointments', '5 mails'] }),
    ],
    differing: ['phone', 'message', 'howHeard'],
    taken: Object.fromEntries(taken) as MergePreview['taken'],
    reports: 'Reports count one lead at Alamo Heights in place of 2: asked Nov 20, 2026.',
    warnings: [],
    refused: [],
    ...values,
  };
}

const previews = (values: Partial<MergePreview> = {}) =>
  http.get('/api/leads/merge-preview', ({ request }) => {
    const intoId = new URL(request.url).searchParams.get('intoId');
    return HttpResponse.json(preview(Number(intoId ?? 1), values));
  });

const tables = { leads: [first, second] };
const page = '/leads/merge?ids=1,2';
const group = (name: string) => screen.findByRole('radiogroup', { name });

describe('leads side by side', () => {
  it('say what differs, what will move and what it does to the reports; nothing private', async () => {
    openDashboard(page, { tables, handlers: [previews()] });
    const phone = within(await group('Phone'));
    expect(phone.getByRole('radio', { name: /\(210\) 555-0142/ })).toBeChecked();
    expect(phone.getByRole('radio', { name: /\(210\) 555-0177/ })).not.toBeChecked();
    const message = within(await group('Message'));
    expect(message.getAllByText('Hidden, differs')).toHaveLength(2);
    expect(screen.getByText(/^First name: Dolores · Last name: Quintanilla/)).toBeVisible();
    expect(
      screen.getByText('2 appointments, 5 mails and its history go from SP-BBBBBB to SP-AAAAAA.'),
    ).toBeVisible();
    expect(
      screen.getByText(/^Reports count one lead at Alamo Heights in place of 2/),
    ).toBeVisible();
    expect(document.body).not.toHaveTextContent('legs');
    expect(document.body).not.toHaveTextContent(/restless/i);
  });

  it('say of what only one of them has that it is hidden, and warn above all the rest', async () => {
    const bare = candidate(second, { filled: ['concern'] });
    const warnings = ['The first names differ. A household shares a phone and a mailbox.'];
    const values = { leads: [candidate(first), bare], warnings };
    openDashboard(page, { tables, handlers: [previews(values)] });
    const message = within(await group('Message'));
    expect(message.getByText('Hidden')).toBeVisible();
    expect(message.getByText('Nothing')).toBeVisible();
    const warning = screen.getByText(/^The first names differ/);
    const table = screen.getByRole('region', { name: 'Side by side' });
    expect(warning.compareDocumentPosition(table)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
  });

  it('of three: both others point to the one that stays', async () => {
    const third = candidate(lead({ id: 3, reference: 'SP-CCCCCC' }));
    const leads = [candidate(first), candidate(second), third];
    openDashboard('/leads/merge?ids=1,2,3', { tables, handlers: [previews({ leads })] });
    expect(
      await screen.findByText(
        /^SP-BBBBBB and SP-CCCCCC can still be opened and point to SP-AAAAAA/,
      ),
    ).toBeVisible();
  });

  it('are not asked about again once they are one', async () => {
    let asked = 0;
    let read = 0;
    const look = http.get('/api/leads/merge-preview', () => {
      asked += 1;
      return HttpResponse.json(preview(1));
    });
    const merges = http.get('/api/leads/1/merges', () => {
      read += 1;
      return HttpResponse.json([]);
    });
    const { person } = openDashboard(page, { tables, handlers: [look, merges] });
    await person.click(await screen.findByRole('button', { name: 'Merge into SP-AAAAAA' }));
    await screen.findByRole('heading', { level: 1, name: 'Dolores Quintanilla' });
    await waitFor(() => expect(read).toBeGreaterThan(0));
    expect(asked).toBe(1);
  });

  it('become the one that is chosen, with single fields of the other', async () => {
    const { person, api } = openDashboard(page, { tables, handlers: [previews()] });
    await person.click(
      within(await group('Keep this one')).getByRole('radio', { name: /SP-BBBBBB/ }),
    );
    const button = await screen.findByRole('button', { name: 'Merge into SP-BBBBBB' });
    await person.click(within(await group('Phone')).getByRole('radio', { name: /0142/ }));
    await person.click(button);
    expect(await screen.findByText('Merged: all is with SP-BBBBBB now.')).toBeVisible();
    expect(api.sent).toEqual([
      {
        method: 'POST',
        path: '/api/leads/merge',
        body: { ids: [1, 2], intoId: 2, fields: { phone: 1 }, versions: { 1: 3, 2: 3 } },
      },
    ]);
    const name = 'Dolores Quintanilla';
    expect(await screen.findByRole('heading', { level: 1, name })).toBeVisible();
    await person.click(screen.getByRole('button', { name: /^Undo/ }));
    expect(api.sent.at(-1)).toMatchObject({
      path: '/api/undo',
      body: { activityId: firstDeed },
    });
  });

  it('are chosen with the keyboard alone', async () => {
    const { person } = openDashboard(page, { tables, handlers: [previews()] });
    const [mine] = within(await group('Phone')).getAllByRole('radio');
    mine?.focus();
    await person.keyboard('{ArrowDown}');
    expect(within(await group('Phone')).getByRole('radio', { name: /0177/ })).toBeChecked();
  });

  it('warn, and say why they can’t be merged', async () => {
    const warnings = ['The first names differ. A household shares a phone and a mailbox.'];
    const refused = ['SP-BBBBBB has a visit ahead at Eastside. Keep that lead.'];
    openDashboard(page, { tables, handlers: [previews({ warnings, refused })] });
    expect(await screen.findByText(/^The first names differ/)).toBeVisible();
    expect(screen.getByRole('alert')).toHaveTextContent('visit ahead at Eastside');
    expect(screen.getByRole('button', { name: 'Merge into SP-AAAAAA' })).toBeDisabled();
  });

  it('stay on the page where somebody was quicker', async () => {
    const message = 'This lead was merged into SP-CCCCCC, Dolores Quintanilla. Go on there.';
    const quicker = http.post('/api/leads/merge', () => refuse(409, { message }));
    const { person } = openDashboard(page, { tables, handlers: [quicker, previews()] });
    await person.click(await screen.findByRole('button', { name: 'Merge into SP-AAAAAA' }));
    expect(await screen.findByText(/was merged into SP-CCCCCC/)).toBeVisible();
  });

  it.each(['/leads/merge', '/leads/merge?ids=1', '/leads/merge?ids=1,2,3,4,5,6'])(
    'say what to do where there is nothing to compare: %s',
    async (address) => {
      openDashboard(address, { tables });
      expect(await screen.findByText('Nothing to compare')).toBeVisible();
    },
  );
});

describe('the way there', () => {
  it('leads from the rows that are ticked', async () => {
    const { person } = openDashboard('/leads', { tables });
    await person.click(await screen.findByRole('checkbox', { name: /^Select all/ }));
    expect(await screen.findByRole('link', { name: 'Merge' })).toHaveAttribute(
      'href',
      '#/leads/merge?ids=1,2',
    );
  });

  it('leads from a lead to the other one of its person', async () => {
    const found = { ...second, hasEmail: true, assignee: null, lastContact: null };
    const asked: (string | null)[] = [];
    const find = http.get('/api/find', ({ request }) => {
      asked.push(new URL(request.url).searchParams.get('q'));
      return HttpResponse.json([found]);
    });
    const { person } = openDashboard('/leads/1/show', { tables, handlers: [find] });
    await person.click(await screen.findByRole('button', { name: 'More' }));
    await person.click(await screen.findByRole('menuitem', { name: 'Merge with…' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Merge SP-AAAAAA with…' }));
    expect(await dialog.findByRole('link', { name: /^Compare with Dolores/ })).toHaveAttribute(
      'href',
      '#/leads/merge?ids=1,2',
    );
    expect(asked).toEqual(['2105550142']);
    expect(dialog.getByRole('searchbox')).toHaveFocus();
  });
});

describe('after a merge', () => {
  const record: MergeRecord = {
    id: 7,
    leadId: 2,
    intoId: 1,
    at: '2026-11-23T15:50:00.000Z',
    by: 'Ruth Lindqvist',
    other: { id: 2, reference: 'SP-BBBBBB', firstName: 'Dolores', lastName: 'Quintanilla' },
    later: ['1 call', '2 mails'],
    refused: null,
  };
  const merges = (values: Partial<MergeRecord> = {}) =>
    http.get('/api/leads/:id/merges', () => HttpResponse.json([{ ...record, ...values }]));

  it('the lead says with which, and is split with what came since where it belongs', async () => {
    const told = activity({
      type: 'merged',
      data: { fromId: 2, fromReference: 'SP-BBBBBB', status: { from: 'requested', to: 'booked' } },
    });
    const { person, api } = openDashboard('/leads/1/show', {
      tables: { ...tables, activities: [told] },
      handlers: [merges()],
    });
    expect(
      await screen.findByText(/SP-BBBBBB was merged into this lead. Is now booked/),
    ).toBeVisible();
    expect(screen.getByText(/^Merged with/)).toHaveTextContent(
      'Merged with SP-BBBBBB, Dolores Quintanilla, today 9:50 am, by Ruth Lindqvist.',
    );
    await person.click(screen.getByRole('button', { name: 'Split from SP-BBBBBB' }));
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getByText('What came since (1 call, 2 mails) stays with')).toBeVisible();
    await person.click(dialog.getByLabelText(/^SP-BBBBBB/));
    await person.click(dialog.getByRole('button', { name: 'Split' }));
    expect(await screen.findByText(/^Split: there are two leads again/)).toBeVisible();
    expect(api.sent).toEqual([
      { method: 'POST', path: '/api/leads/1/split', body: { mergeId: 7, laterTo: 2 } },
    ]);
  });

  it('the other one says where it went, and offers nothing to be done', async () => {
    const other = { id: 1, reference: 'SP-AAAAAA', firstName: 'Dolores', lastName: 'Quintanilla' };
    let asked = false;
    const related = http.get('/api/leads/2/related', () => {
      asked = true;
      return HttpResponse.error();
    });
    openDashboard('/leads/2/show', {
      tables: { leads: [first, { ...second, mergedIntoId: 1 }] },
      handlers: [merges({ other }), related],
    });
    expect(await screen.findByRole('link', { name: /^SP-AAAAAA/ })).toHaveAttribute(
      'href',
      '#/leads/1/show',
    );
    expect(screen.getByText(/^This lead was merged into/)).toHaveTextContent('Go on there.');
    expect(screen.queryByRole('button', { name: /Log call/ })).toBeNull();
    expect(screen.queryByRole('textbox', { name: /note/i })).toBeNull();
    expect(asked).toBe(false);
    expect(screen.getByRole('button', { name: 'Split from SP-AAAAAA' })).toBeVisible();
  });

  it('across locations it says who can split', async () => {
    const refused = 'The other lead is at a location that isn’t yours.';
    openDashboard('/leads/1/show', { tables, handlers: [merges({ other: null, refused })] });
    expect(await screen.findByText(refused)).toBeVisible();
    expect(screen.getByText(/^Merged with/)).toHaveTextContent('a lead of another location');
    expect(screen.queryByRole('button', { name: /^Split/ })).toBeNull();
  });
});
