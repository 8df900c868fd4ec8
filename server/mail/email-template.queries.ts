import { type Selectable, sql } from 'kysely';
import type { EmailTemplate } from '../../shared/records.ts';
import type { EmailTemplateName, Language } from '../../shared/vocabulary.ts';
import type { Db, Trx } from '../db/database.ts';
import { prepared } from '../db/prepared.ts';
import type { Resource } from '../rest/resource.ts';
import type { EmailTemplateTable } from './mail.table.ts';
import type { BuiltInTemplate, TemplateText } from './templates/template.ts';

type EmailTemplateRow = Selectable<EmailTemplateTable>;

const text = { type: 'text' } as const;

/** For admins alone; the routes see to that. */
export const emailTemplateResource: Resource<EmailTemplateRow, EmailTemplate> = {
  name: 'emailTemplates',
  singular: 'template',
  table: 'emailTemplates',
  fields: {
    id: { type: 'integer' },
    name: text,
    language: text,
    subject: text,
    body: { ...text, operators: [], sortable: false },
    version: { type: 'integer' },
  },
  defaultSort: ['name', 'ASC'],
  scope: () => null,
  toRecord: (row) => row,
};

const byName = prepared((db, name: EmailTemplateName, language: Language) =>
  db
    .selectFrom('emailTemplates')
    .selectAll()
    .where('name', '=', name)
    .where('language', '=', language),
);

export async function findTemplate(
  db: Db,
  name: EmailTemplateName,
  language: Language,
): Promise<EmailTemplateRow | undefined> {
  return (await byName(db, name, language))[0];
}

export async function findTemplateById(db: Db, id: number): Promise<EmailTemplateRow | undefined> {
  return db.selectFrom('emailTemplates').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Writes the template and counts its version up. */
export async function updateTemplate(
  trx: Trx,
  id: number,
  changes: TemplateText,
): Promise<EmailTemplateRow> {
  return trx
    .updateTable('emailTemplates')
    .set({ ...changes, version: sql<number>`version + 1` })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

export async function insertMissingTemplates(
  db: Db,
  templates: readonly BuiltInTemplate[],
): Promise<void> {
  await db
    .insertInto('emailTemplates')
    .values(templates)
    .onConflict((conflict) => conflict.columns(['name', 'language']).doNothing())
    .execute();
}
