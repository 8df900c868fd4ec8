import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildDashboard } from '../../server/build-dashboard.ts';
import { benchBookingPage } from './booking-page.ts';
import { benchBundle } from './bundle.ts';
import { benchDuplicates } from './duplicates.ts';
import { benchFind } from './find.ts';
import { benchImport } from './import.ts';
import { benchInsert } from './insert.ts';
import { benchList } from './list.ts';
import { benchLive } from './live.ts';
import { benchMail } from './mail.ts';
import { benchReports } from './reports.ts';
import { isMet, type Result, toTable } from './result.ts';
import { benchStart } from './start.ts';

const benchmarks: Readonly<Record<string, () => Promise<Result[]>>> = {
  start: benchStart,
  list: benchList,
  find: benchFind,
  duplicates: benchDuplicates,
  insert: benchInsert,
  import: benchImport,
  'booking-page': benchBookingPage,
  mail: benchMail,
  live: benchLive,
  reports: benchReports,
  bundle: benchBundle,
};

const help = `npm run bench               all benchmarks
npm run bench -- NAME …     some of: ${Object.keys(benchmarks).join(', ')}
Ends with 0 where every target is met. The figures are also in tests/bench/results.json.
`;

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function main(names: readonly string[]): Promise<number> {
  const stranger = names.find((name) => !Object.hasOwn(benchmarks, name));
  if (names.includes('--help') || stranger !== undefined) {
    say(help);
    return names.includes('--help') ? 0 : 2;
  }
  await buildDashboard(say);
  const results: Result[] = [];
  for (const [name, run] of Object.entries(benchmarks)) {
    if (names.length === 0 || names.includes(name)) {
      say(`${name} …`);
      results.push(...(await run()));
    }
  }
  say(`\n${toTable(results)}`);
  const figures = results.map((result) => ({ ...result, met: isMet(result) }));
  writeFileSync(join(import.meta.dirname, 'results.json'), JSON.stringify(figures, null, 2));
  return results.every(isMet) ? 0 : 1;
}

process.exitCode = await main(process.argv.slice(2));
