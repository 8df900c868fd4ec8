import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { timeLeft } from '../../client/admin/imports/importWords.ts';
import type { ImportPlan, ImportRecord, ImportRowRecord } from '../../shared/import.ts';
import { openDashboard } from '../support/msw/openDashboard.tsx';
import { location } from '../support/msw/records.ts';
import { manager, refuse } from '../support/msw/staffApi.ts';

const plan: ImportPlan = {
  fields: ['name', 'email', 'requestedAt'],
  dayFirst: {},
  duplicates: 'skip',
  open: 'review',
  sendLinks: false,
};

function record(values: Partial<ImportRecord> = {}): ImportRecord {
  return {
    id: 7,
    locationId: 1,
    userId: 'imani',
    fileName: 'old-list.csv',
    createdAt: '2026-11-23T15:00:00.000Z',
    finishedAt: null,
    state: 'uploaded',
    remark: null,
    columns: [
      { heading: 'Name', samples: ['Ana Ruiz'], dates: null },
      { heading: 'Mail', samples: ['ana@example.com'], dates: null },
      { heading: 'Asked', samples: ['03/04/2026'], dates: 'either' },
    ],
    plan,
    total: 1204,
    done: 0,
    problems: 0,
    refused: 0,
    duplicates: 0,
    open: 0,
    made: 0,
    joined: 0,
    skipped: 0,
    kept: 0,
    links: 0,
    version: 1,
    ...values,
  };
}

const row = (values: Partial<ImportRowRecord>): ImportRowRecord => ({
  row: 2,
  name: 'Ana Ruiz',
  problems: [],
  twinLeadId: null,
  twinRow: null,
  decision: null,
  leadId: null,
  reason: null,
  ...values,
});

/** An import that answers as it stands, and each step of it. */
function importApi(first: ImportRecord, rows: ImportRowRecord[] = []) {
  let now = first;
  const sent: { step: string; body: unknown }[] = [];
  const after: Record<string, Partial<ImportRecord>> = {
    check: { state: 'checked', total: 1204, problems: 1, refused: 1, duplicates: 1, open: 3 },
    run: { state: 'done', made: 1202, skipped: 1, refused: 1 },
    'take-back': { state: 'takenBack', kept: 1 },
    decisions: {},
  };
  const handlers = [
    manager,
    http.get('/api/imports/:id', () => HttpResponse.json(now)),
    http.get('/api/imports/:id/rows', ({ request }) => {
      const isLeftOut = new URL(request.url).searchParams.get('kind') === 'leftOut';
      const isDecided = sent.some(({ step }) => step === 'decisions');
      const shown = isLeftOut && isDecided ? [] : rows;
      return HttpResponse.json(shown, { headers: { 'X-Total-Count': String(shown.length) } });
    }),
    http.post('/api/imports/:id/:step', async ({ params, request }) => {
      const step = String(params['step']);
      sent.push({ step, body: await request.json() });
      now = { ...now, ...after[step], version: now.version + 1 };
      return HttpResponse.json(now);
    }),
  ];
  return { handlers, sent };
}

describe('imports', () => {
  it('are listed with who, when and what became of them; the front desk is told who does it', async () => {
    openDashboard('/imports', {
      tables: { imports: [record({ state: 'done', made: 1200, joined: 2 })] },
      handlers: [manager],
    });
    const line = (await screen.findByRole('link', { name: 'old-list.csv' })).closest('tr');
    expect(line).toHaveTextContent(
      /Alamo Heights.*Today 9:00 am.*Imani Wells.*1,202 of 1,204 rows.*Done/,
    );
  });

  it('are not for the front desk', async () => {
    openDashboard('/imports');
    expect(await screen.findByText('Managers bring lists in')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Choose a file' })).toBeNull();
  });

  it('need a location: where all are shown, it is said that one has to be chosen', async () => {
    const locations = [location(), location({ id: 2, name: 'Stone Oak' })];
    openDashboard('/imports', { tables: { imports: [], locations }, handlers: [manager] });
    expect(await screen.findByText('Choose a location first.')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Choose a file' })).toBeDisabled();
  });

  it('begin with a file, sent as it is; what can’t be read is said', async () => {
    const types: (string | null)[] = [];
    const upload = http.post('/api/imports', ({ request }) => {
      types.push(request.headers.get('Content-Type'));
      return types.length === 1
        ? refuse(422, { message: 'This file can’t be opened as a spreadsheet.' })
        : HttpResponse.json(record(), { status: 201 });
    });
    const { person } = openDashboard('/imports', {
      tables: { imports: [] },
      handlers: [upload, ...importApi(record()).handlers.slice(1), manager],
    });
    const input = await screen.findByLabelText('File');
    await waitFor(() =>
      expect(screen.getByRole('button', { name: 'Choose a file' })).toBeEnabled(),
    );
    await person.upload(input, new File(['x'], 'list.xlsx'));
    expect(await screen.findByText('This file can’t be opened as a spreadsheet.')).toBeVisible();
    await person.upload(input, new File(['a,b'], 'list.csv', { type: 'text/csv' }));
    expect(await screen.findByRole('heading', { name: 'old-list.csv' })).toBeVisible();
    expect(types).toEqual([
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'text/csv',
    ]);
  });

  it('go from columns to check to run, and back again', async () => {
    const problem = {
      column: 1,
      heading: 'Mail',
      value: 'nonsense',
      message: 'This is no mail address.',
      stops: true,
    };
    const { handlers, sent } = importApi(record(), [
      row({
        row: 9,
        problems: [problem],
        twinRow: 2,
        leadId: 1,
        reason: 'It was worked on since.',
      }),
    ]);
    const { person } = openDashboard('/imports/7/show', { handlers });
    await person.click(await screen.findByRole('combobox', { name: /Dates like 03\/04\/2026/ }));
    await person.click(await screen.findByRole('option', { name: 'Day first' }));
    await person.click(screen.getByRole('button', { name: 'Check the file' }));
    expect(
      await screen.findByText(
        '1,202 rows of 1,204 can be brought in: 1 is left out as already here, 1 for its problems.',
      ),
    ).toBeVisible();
    expect(screen.getByRole('button', { name: 'Bring in 1,202 rows' })).toBeEnabled();
    expect(sent[0]).toEqual({ step: 'check', body: { ...plan, dayFirst: { 2: true } } });
    const problems = within(screen.getByRole('region', { name: 'Problems' }));
    expect(await problems.findByText('This is no mail address.')).toBeVisible();
    expect(problems.getByText('nonsense').closest('tr')).toHaveTextContent(/9.*Mail.*is left out/);
    const twins = within(screen.getByRole('region', { name: 'There already' }));
    await person.click(twins.getByRole('combobox', { name: 'Row 9' }));
    await person.click(await screen.findByRole('option', { name: 'Make a new lead' }));
    await waitFor(() =>
      expect(sent[1]).toEqual({ step: 'decisions', body: { row: 9, decision: 'new' } }),
    );
    await person.click(await screen.findByRole('button', { name: 'Bring in 1,203 rows' }));
    expect(
      await screen.findByText(
        '1,202 leads brought in, 1 row left out as duplicates, 1 row left out for their problems.',
      ),
    ).toBeVisible();
    await person.click(screen.getByRole('button', { name: 'Take back' }));
    const dialog = within(await screen.findByRole('dialog'));
    await person.click(dialog.getByRole('button', { name: 'Take back' }));
    expect(
      await screen.findByText(/1,201 leads of 1,202 leads went again. 1 lead stayed/),
    ).toBeVisible();
    expect(await screen.findByText('It was worked on since.')).toBeVisible();
  });

  it('say how the dates of a column are read where its own values told it, and let it be changed', async () => {
    const columns = record().columns.map((column) =>
      column.heading === 'Asked' ? { ...column, dates: 'monthFirst' as const } : column,
    );
    const { handlers, sent } = importApi(record({ columns }));
    const { person } = openDashboard('/imports/7/show', { handlers });
    expect(await screen.findByText(/^Dates like 03\/04\/2026 are read month first/)).toBeVisible();
    const choice = screen.getByRole('combobox', { name: /Dates like 03\/04\/2026/ });
    expect(choice).toHaveTextContent('Month first');
    await person.click(choice);
    await person.click(await screen.findByRole('option', { name: 'Day first' }));
    expect(screen.getByText(/can only be read month first: those will be problems/)).toBeVisible();
    await person.click(screen.getByRole('button', { name: 'Check the file' }));
    await waitFor(() => expect(sent[0]?.body).toMatchObject({ dayFirst: { 2: true } }));
  });

  it('under way show how far they are, and stop', async () => {
    const { handlers, sent } = importApi(record({ state: 'running', done: 301 }));
    const { person } = openDashboard('/imports/7/show', { handlers });
    expect(await screen.findByText(/301 of 1,204 rows/)).toBeVisible();
    expect(screen.getByRole('progressbar', { name: 'How far it is' })).toHaveAttribute(
      'aria-valuenow',
      '25',
    );
    await person.click(screen.getByRole('button', { name: 'Stop' }));
    await waitFor(() => expect(sent.map(({ step }) => step)).toEqual(['stop']));
  });

  it('that were stopped say how far they came, and nothing of rows they never reached', async () => {
    const counts = { total: 30_000, done: 2850, made: 2631, refused: 2308 };
    const stopped = record({ state: 'stopped', ...counts });
    openDashboard('/imports/7/show', { tables: { imports: [stopped] }, handlers: [manager] });
    expect(
      await screen.findByText('Stopped after 2,850 of 30,000 rows: 2,631 leads brought in.'),
    ).toBeVisible();
    expect(screen.getByRole('button', { name: 'Go on' })).toBeVisible();
  });

  it('say how long it still takes once there is a pace', () => {
    const first = { at: 0, done: 100 };
    expect(timeLeft(first, { at: 1000, done: 200 }, 1000)).toBeNull();
    expect(timeLeft(first, { at: 2000, done: 200 }, 1000)).toBe('about 16 seconds left');
    expect(timeLeft(first, { at: 2000, done: 101 }, 1000)).toBe('about 30 minutes left');
  });
});

describe('the export of the leads', () => {
  it('offers all fields with history too', async () => {
    const { person } = openDashboard('/leads', { handlers: [manager] });
    await person.click(await screen.findByRole('button', { name: 'Export' }));
    const dialog = within(await screen.findByRole('dialog'));
    const download = () => dialog.getByRole('link', { name: 'Download CSV' }).getAttribute('href');
    expect(download()).toMatch(/^\/api\/leads\/export\?/);
    await person.click(dialog.getByRole('radio', { name: /All fields, with history/ }));
    expect(download()).toMatch(/^\/api\/leads\/full-export\?filter=/);
  });
});
