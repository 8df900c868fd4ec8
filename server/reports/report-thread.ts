import { parentPort, workerData } from 'node:worker_threads';
import { isPassingFailure } from '../db/passing-failure.ts';
import { openDatabase } from '../db/open.ts';
import { describeError } from '../log.ts';
import { catchUp } from './facts/catch-up.ts';
import { loadFacts } from './facts/load-facts.ts';
import { loadPlaces } from './facts/places.ts';
import { answerReport } from './measures/answer.ts';
import { leadsBehind, parseCounted } from './measures/rows.ts';
import { createScene, type ReportQuery, type Scene } from './measures/scene.ts';
import { parseCountedVisits, visitsBehind } from './measures/visits.ts';
import { peopleReport } from './people.ts';
import type { Asks, Behind, Question, Reply } from './thread-messages.ts';

/**
 * The thread of the reports: it counts a hundred thousand leads while requests are answered. It has a
 * connection of its own and does one thing after another.
 */
const db = openDatabase((workerData as { readonly file: string }).file);

async function sceneOf(query: ReportQuery): Promise<Scene> {
  const places = await loadPlaces(db);
  const caughtUp = await catchUp(db, places, isPassingFailure);
  return createScene(await loadFacts(db, places, caughtUp, query.asOf), places, query);
}

/** What a figure counts has no report of its own: nothing is grouped by here. */
const plain = {
  report: 'overview',
  groupBy: null,
  stage: 'booked',
  rate: 'booked30',
  by: 'month',
} as const;

async function behind(
  { counted, locationIds }: Behind,
  parse: typeof parseCounted | typeof parseCountedVisits,
  find: (scene: Scene, text: string) => number[] | null,
): Promise<number[] | null> {
  const said = parse(counted);
  return said && find(await sceneOf({ ...plain, ...said, locationIds }), counted);
}

const handlers: {
  [Name in keyof Asks]: (question: Asks[Name]['question']) => Promise<Asks[Name]['answer']>;
} = {
  answer: async (query) => {
    const scene = await sceneOf(query);
    return query.report === 'people' ? peopleReport(db, scene) : answerReport(scene);
  },
  leads: (question) => behind(question, parseCounted, (scene, text) => leadsBehind(scene, text)),
  visits: (question) => behind(question, parseCountedVisits, visitsBehind),
  catchUp: async () => {
    await catchUp(db, await loadPlaces(db), isPassingFailure);
    return null;
  },
};

async function replyTo({ id, ask, question }: Question): Promise<Reply> {
  try {
    const handle = handlers[ask] as (
      asked: Question['question'],
    ) => Promise<Asks[typeof ask]['answer']>;
    return { id, answer: await handle(question) };
  } catch (error) {
    return { id, failed: describeError(error).message };
  }
}

let last: Promise<void> = Promise.resolve();
parentPort?.on('message', (message: Question) => {
  last = last.then(async () => parentPort?.postMessage(await replyTo(message)));
});
