import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { z } from 'zod';
import { importFields, isDateField } from '../../shared/import-fields.ts';
import {
  type ImportColumn,
  importPlan,
  type ImportPlan,
  toldOrders,
  unclearDates,
} from '../../shared/import.ts';
import type { Config } from '../config.ts';
import type { Context } from '../context.ts';
import { withLongLog } from '../db/long-log.ts';
import { checkSome } from '../imports/checking.ts';
import { findImport } from '../imports/import.queries.ts';
import { startCheck, startRun } from '../imports/import.service.ts';
import type { ImportRow } from '../imports/import.table.ts';
import { problemLines } from '../imports/import-rows.ts';
import { columnsOf } from '../imports/parsed.ts';
import { FileRefused } from '../imports/refusal.ts';
import { runSome } from '../imports/running.ts';
import { dropImport, storeUpload } from '../imports/upload.service.ts';
import { findLocationBySlug } from '../locations/location.queries.ts';
import { type Command, type Given, OperationError, UsageError, print } from './command.ts';
import { withDatabase } from './with-database.ts';

export const importCommand: Command = {
  usage: 'import FILE --location SLUG [--map FILE] [--dry-run]',
  summary: 'Brings leads in from a CSV or Excel file, as the dashboard does. No mail goes out.',
  options: {
    location: { type: 'string' },
    map: { type: 'string' },
    'dry-run': { type: 'boolean' },
  },
  help: [
    '--location SLUG   the location they come to',
    '--map FILE        JSON: {"columns": {"Heading": "field" or null, …}, "dayFirst": true or false,',
    '                  "duplicates": "skip", "join" or "new", "open": "review", "followUp" or',
    '                  "nothing"}; what it leaves out is guessed',
    '--dry-run         say what is wrong with the file and bring nothing in',
    'What was brought in can be taken back in the dashboard, under Settings, Import.',
  ],
  positionals: 1,
  run,
};

const mapFile = z
  .object({
    columns: z.record(z.string(), z.enum(importFields).nullable()).default({}),
    dayFirst: z.boolean().optional(),
    duplicates: importPlan.shape.duplicates,
    open: importPlan.shape.open,
  })
  .strict();
type Map = z.infer<typeof mapFile>;

type Workshop = Pick<Context, 'db' | 'clock'>;

async function run(given: Given, config: Config): Promise<void> {
  const [file = ''] = given.positionals;
  const slug = given.required('location');
  const map = readMap(given.option('map'));
  const isDryRun = given.flag('dry-run');
  if (!existsSync(file)) {
    throw new OperationError(`${file} is not there`);
  }
  await withDatabase(config, async (workshop) => {
    const record = await readFile(workshop, file, slug);
    try {
      await withLongLog(workshop.db, () => check(workshop, record, map));
    } catch (error) {
      await dropImport(workshop.db, record.id);
      throw error;
    }
    await printProblems(workshop, record.id);
    if (isDryRun) {
      print(checkedWords(await existing(workshop, record.id)));
      await dropImport(workshop.db, record.id);
      return;
    }
    await withLongLog(workshop.db, () => bringIn(workshop, record.id));
  });
}

function readMap(file: string | undefined): Map {
  if (file === undefined) {
    return mapFile.parse({});
  }
  if (!existsSync(file)) {
    throw new OperationError(`${file} is not there`);
  }
  const parsed = mapFile.safeParse(parseJson(readFileSync(file, 'utf8')));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new UsageError(`--map: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim());
  }
  return parsed.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

async function readFile(workshop: Workshop, file: string, slug: string): Promise<ImportRow> {
  const location = await findLocationBySlug(workshop.db, slug);
  if (!location?.active) {
    throw new OperationError(`there is no location “${slug}”`);
  }
  const upload = { file, fileName: basename(file), locationId: location.id, userId: null };
  try {
    return await existing(workshop, await storeUpload(workshop, upload));
  } catch (error) {
    throw error instanceof FileRefused ? new OperationError(error.message) : error;
  }
}

async function existing({ db }: Workshop, id: number): Promise<ImportRow> {
  const record = await findImport(db, id);
  if (!record) {
    throw new OperationError('the import was put away meanwhile');
  }
  return record;
}

async function check(workshop: Workshop, record: ImportRow, map: Map): Promise<void> {
  await startCheck(workshop, null, record.id, planOf(record, map));
  while (await checkSome(workshop, record.id)) {
    // Some rows at a time, so that a server beside is not kept waiting.
  }
}

/** @throws UsageError for a heading that isn't there, OperationError for dates of two meanings */
function planOf(record: ImportRow, { columns: chosen, dayFirst, ...rules }: Map): ImportPlan {
  const columns = columnsOf(record);
  const stranger = Object.keys(chosen).find(
    (heading) => !columns.some((column) => column.heading === heading),
  );
  if (stranger !== undefined) {
    throw new UsageError(`--map: there is no column “${stranger}” in the file`);
  }
  const guessed = JSON.parse(record.plan ?? '{}') as ImportPlan;
  const fields = columns.map(({ heading }, index) =>
    Object.hasOwn(chosen, heading) ? (chosen[heading] ?? null) : (guessed.fields[index] ?? null),
  );
  const plan = { fields, dayFirst: ordersOf(columns, dayFirst), sendLinks: false, ...rules };
  const [unclear] = unclearDates(columns, plan, isDateField);
  if (unclear !== undefined) {
    const heading = columns[unclear]?.heading ?? '';
    throw new OperationError(
      `the dates of “${heading}” can be read in two ways: say "dayFirst": true or false in --map`,
    );
  }
  return plan;
}

function ordersOf(
  columns: readonly ImportColumn[],
  dayFirst: boolean | undefined,
): Record<string, boolean> {
  const said = columns.flatMap(({ dates }, index) =>
    dates !== null && dayFirst !== undefined ? [[index, dayFirst]] : [],
  );
  return { ...Object.fromEntries(said), ...toldOrders(columns) };
}

async function printProblems(workshop: Workshop, id: number): Promise<void> {
  let isHead = true;
  for await (const [row, heading, value, message] of problemLines(
    workshop.db,
    await existing(workshop, id),
  )) {
    if (!isHead) {
      const place = heading ? `${heading}${value ? ` “${value}”` : ''}: ` : '';
      print(`row ${row}: ${place}${message}`);
    }
    isHead = false;
  }
}

function checkedWords({ total, refused, duplicates }: ImportRow): string {
  return `Checked ${total} rows: ${total - refused} can be brought in, ${refused} can’t, ${duplicates} are of people who are there already. Nothing was brought in.`;
}

async function bringIn(workshop: Workshop, id: number): Promise<void> {
  await startRun(workshop, null, id);
  while (await runSome({ ...workshop, sendLink: null }, id)) {
    // Each turn is a transaction of its own: cut off here, the rest can be brought in later.
  }
  const { made, joined, skipped, refused } = await existing(workshop, id);
  print(
    `Brought in ${made} leads; ${joined} rows joined to leads that were there, ${skipped} left out as duplicates, ${refused} for their problems. This is import ${id}.`,
  );
}
