import { parentPort, workerData } from 'node:worker_threads';
import { openDatabase } from '../db/open.ts';
import { isPassingFailure } from '../db/passing-failure.ts';
import { describeError } from '../log.ts';
import { catchUp } from './facts/catch-up.ts';
import { loadFacts } from './facts/load-facts.ts';
import { loadPlaces } from './facts/places.ts';
import { answerReport } from './measures/answer.ts';
import { behind, parseCounted, visitsBehind } from './measures/rows.ts';
import { createScene, type ReportQuery, type Scene } from './measures/scene.ts';
import { peopleReport } from './people/people.ts';
import { parseCountedWork, promisesBehind, workBehind } from './people/work-behind.ts';
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

/** Whoever asks what is behind a figure asks for no report. */
const noReport = {
  report: 'overview',
  groupBy: null,
  stage: 'booked',
  rate: 'booked30',
  by: 'month',
} as const;

type Said = Pick<ReportQuery, 'from' | 'to' | 'asOf' | 'filter'>;

/** The scene of a figure as its text says; null where it says nothing. */
async function sceneBehind(said: Said | null, { locationIds, now }: Behind): Promise<Scene | null> {
  return said && said.asOf <= now
    ? sceneOf({ ...noReport, ...said, groupBy: null, locationIds })
    : null;
}

async function countedBehind(
  question: Behind,
  find: (scene: Scene, text: string) => number[] | null,
): Promise<number[] | null> {
  const scene = await sceneBehind(parseCounted(question.counted), question);
  return scene && find(scene, question.counted);
}

/** What staff did is read as it is: only whose it is to see has to be known. */
async function workOf(
  question: Behind,
  find: typeof workBehind | typeof promisesBehind,
): Promise<number[] | null> {
  const said = parseCountedWork(question.counted);
  const scene = await sceneBehind(said, question);
  return said && scene && find(db, scene, said);
}

type Handlers = {
  readonly [Name in keyof Asks]: (
    question: Asks[Name]['question'],
  ) => Promise<Asks[Name]['answer']>;
};

const handlers: Handlers = {
  answer: async (query) => {
    const scene = await sceneOf(query);
    const { report } = query;
    return report === 'people' ? peopleReport(db, scene) : answerReport(scene, report);
  },
  leads: (question) => countedBehind(question, behind),
  visits: (question) => countedBehind(question, visitsBehind),
  work: (question) => workOf(question, workBehind),
  promises: (question) => workOf(question, promisesBehind),
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
    const { name, code = name, stack = '' } = describeError(error);
    return { id, failed: `${code}\n${stack}` };
  }
}

let last: Promise<void> = Promise.resolve();
parentPort?.on('message', (message: Question) => {
  last = last.then(async () => parentPort?.postMessage(await replyTo(message)));
});
