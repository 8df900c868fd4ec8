import type { ReportName } from '../../../shared/report.ts';
import type {
  Capacity,
  Comparison,
  FreeNow,
  Funnel,
  Overview,
  People,
  ResponseTime,
  TimeToStage,
  Trend,
} from '../../../shared/report-answers.ts';
import { api, get, query } from './calls.ts';
import { httpClient } from './httpClient.ts';

/** What each report answers. */
export type ReportAnswers = {
  overview: Overview;
  comparison: Comparison;
  funnel: Funnel;
  'time-to-stage': TimeToStage;
  'response-time': ResponseTime;
  capacity: Capacity;
  trend: Trend;
  people: People;
};

/** `GET /api/reports/NAME?…`: only what is asked for, each as text. */
export type ReportQuery = Readonly<Record<string, string>>;

/** Reports, as the data provider has them among its methods. */
export const reportCalls = {
  report: <Name extends ReportName>(name: Name, asked: ReportQuery) =>
    get<ReportAnswers[Name]>(`/reports/${name}`, asked),
  /** The same as a table, for a spreadsheet: the text of a CSV file. */
  reportTable: async (name: ReportName, asked: ReportQuery): Promise<string> => {
    const headers = new Headers({ Accept: 'text/csv' });
    const { body } = await httpClient(`${api}/reports/${name}?${query(asked)}`, { headers });
    return body;
  },
  /** When somebody who asked now could come, at each location. */
  freeNow: () => get<FreeNow>('/reports/free-now'),
};
