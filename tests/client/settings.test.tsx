import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import type { ApiKey, AuditEvent, EmailTemplate } from '../../shared/records.ts';
import { openDashboard } from '../support/msw/openDashboard.tsx';
import { user } from '../support/msw/records.ts';
import { refuse } from '../support/msw/staffApi.ts';

const { id, name, email, locationIds } = user();
const admin = http.get('/api/me', () =>
  HttpResponse.json({ id, name, email, role: 'admin', locationIds }),
);

const key: ApiKey = {
  id: 1,
  name: 'Clinic web site',
  prefix: 'sp_4fK2a',
  createdAt: '2026-11-20T15:00:00.000Z',
  lastUsedAt: null,
  revokedAt: null,
};

describe('settings', () => {
  it('show the front desk what it may look at, and no more', async () => {
    openDashboard('/settings');
    expect(await screen.findByRole('link', { name: 'Staff' })).toBeVisible();
    expect(screen.queryByRole('link', { name: 'API keys' })).toBeNull();
  });

  it('show an admin all areas', async () => {
    openDashboard('/settings', { handlers: [admin] });
    for (const area of ['API keys', 'Mail templates', 'Audit']) {
      expect(await screen.findByRole('link', { name: area })).toBeVisible();
    }
  });
});

describe('API keys', () => {
  it('shows a new key once', async () => {
    const made = http.post('/api/apiKeys', () =>
      HttpResponse.json({ ...key, key: 'sp_4fK2a-the-whole-key' }, { status: 201 }),
    );
    const { person } = openDashboard('/apiKeys', {
      tables: { apiKeys: [] },
      handlers: [admin, made],
    });
    expect(await screen.findByText('No keys yet')).toBeVisible();
    await person.click(screen.getByRole('button', { name: 'New key' }));
    await person.type(screen.getByLabelText(/^For/), 'Clinic web site');
    await person.click(screen.getByRole('button', { name: 'Make the key' }));
    const shown = within(await screen.findByRole('dialog', { name: 'Copy this key now' }));
    expect(shown.getByText('sp_4fK2a-the-whole-key')).toBeVisible();
    await person.click(shown.getByRole('button', { name: 'Copy' }));
    expect(await shown.findByRole('button', { name: 'Copied' })).toBeVisible();
    expect(await navigator.clipboard.readText()).toBe('sp_4fK2a-the-whole-key');
    await person.click(shown.getByRole('button', { name: 'I have it' }));
    await waitFor(() => expect(screen.queryByText('sp_4fK2a-the-whole-key')).toBeNull());
  });

  it('revokes a key after asking', async () => {
    const ended: string[] = [];
    const revoke = http.delete('/api/apiKeys/:id', ({ request }) => {
      ended.push(new URL(request.url).pathname);
      return HttpResponse.json({ ...key, revokedAt: '2026-11-23T15:55:00.000Z' });
    });
    const { person } = openDashboard('/apiKeys', {
      tables: { apiKeys: [key, { ...key, id: 2, revokedAt: '2026-11-22T15:00:00.000Z' }] },
      handlers: [admin, revoke],
    });
    await person.click(
      await screen.findByRole('button', { name: 'Revoke the key for Clinic web site' }),
    );
    expect(ended).toEqual([]);
    const dialog = within(await screen.findByRole('dialog'));
    await person.click(dialog.getByRole('button', { name: 'Revoke' }));
    await waitFor(() => expect(ended).toEqual(['/api/apiKeys/1']));
    expect(screen.getByText(/^Revoked Yesterday/)).toBeVisible();
  });
});

describe('mail templates', () => {
  const template: EmailTemplate = {
    id: 3,
    name: 'confirmation',
    language: 'es',
    subject: 'Su cita',
    body: 'Hola {{ firstName }}: {{ time }} {{ link }}',
    version: 7,
  };

  it('names what can be filled in, and puts what is refused at its field', async () => {
    const refused = http.put(
      '/api/emailTemplates/3',
      () => refuse(422, { errors: { body: 'This mail needs {{ time }}.' } }),
      { once: true },
    );
    const { person, api } = openDashboard('/emailTemplates/3', {
      tables: { emailTemplates: [template] },
      handlers: [admin, refused],
    });
    const body = await screen.findByLabelText(/^Text/);
    const placeholders = screen.getByRole('complementary', { name: 'Placeholders' });
    expect(placeholders).toHaveTextContent('{{ time }}');
    expect(placeholders).not.toHaveTextContent('{{ name }}');
    await person.clear(body);
    await person.type(body, 'Hola');
    await person.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('This mail needs {{ time }}.')).toBeVisible();
    expect(body).toHaveAttribute('aria-invalid', 'true');
    await person.type(body, ', hasta pronto');
    await person.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('Saved.')).toBeVisible();
    expect(api.sent[0]).toMatchObject({
      method: 'PUT',
      path: '/api/emailTemplates/3',
      body: { subject: 'Su cita', body: 'Hola, hasta pronto', version: 7 },
    });
  });
});

describe('the audit trail', () => {
  const looked: AuditEvent = {
    id: 1,
    at: '2026-11-23T15:00:00.000Z',
    actorId: 'imani',
    action: 'view',
    resource: 'leads',
    recordId: '12',
    details: {},
  };
  const changed = { ...looked, id: 2, actorId: 'marisol', action: 'change', recordId: '7' };

  it('says who did what with which record, and narrows to one kind of act', async () => {
    const { person } = openDashboard('/auditEvents', {
      tables: { auditEvents: [looked, changed] },
      handlers: [admin],
    });
    const link = await screen.findByRole('link', { name: 'Lead 12' });
    expect(link).toHaveAttribute('href', '#/leads/12/show');
    const row = link.closest('tr');
    expect(row).toHaveTextContent(/Today 9:00 am.*Imani Wells.*Looked at/);
    await person.click(screen.getByRole('combobox', { name: 'What' }));
    await person.click(await screen.findByRole('option', { name: 'Changed' }));
    await waitFor(() => expect(screen.queryByText('Lead 12')).toBeNull());
    expect(screen.getByText('Lead 7')).toBeVisible();
  });
});
