import type { MonthlyMailChoice } from '../../../shared/monthly-mail.ts';
import { api, get } from './calls.ts';
import { send } from './httpClient.ts';

/** A part of the data provider: whether the signed-in manager gets the month's figures by mail. */
export const monthlyMail = {
  monthlyMail: () => get<MonthlyMailChoice>('/me/monthly-mail'),
  chooseMonthlyMail: (on: boolean) =>
    send(`${api}/me/monthly-mail`, { on }, 'PUT') as Promise<MonthlyMailChoice>,
};
