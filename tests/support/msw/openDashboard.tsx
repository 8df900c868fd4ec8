import { render } from '@testing-library/react';
import { userEvent, type UserEvent } from '@testing-library/user-event';
import type { RequestHandler } from 'msw';
import { App } from '../../../client/admin/app/App.tsx';
import { StreamOpener } from '../../../client/admin/live/openStream.ts';
import type { FakeLive } from './fakeLive.ts';
import { createStaffApi, type StaffApi } from './staffApi.ts';
import { server } from './server.ts';

type Options = {
  tables?: Parameters<typeof createStaffApi>[0];
  /** Answers of this test, before the usual ones. */
  handlers?: RequestHandler[];
  /** Where the live events come from; without: from nowhere. */
  live?: FakeLive;
};

/** The whole dashboard at an address (`/leads/1/show`), signed in unless a handler says otherwise. */
export function openDashboard(
  address: string,
  { tables = {}, handlers = [], live }: Options = {},
): { api: StaffApi; person: UserEvent } {
  const api = createStaffApi(tables);
  server.use(...handlers, ...api.handlers);
  window.history.replaceState(null, '', `#${address}`);
  render(
    <StreamOpener value={live?.open ?? noStream}>
      <App />
    </StreamOpener>,
  );
  return { api, person: userEvent.setup() };
}

const noStream = () => null;
